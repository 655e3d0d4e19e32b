extension RuleSpec {
  /// Every text in CEL, holes of texts left out.
  package var expressions: [Placed<String>] {
    let terms = when.flatMap { term -> [Placed<String>] in
      switch term {
      case .all(let text): [text]
      case .any(let texts): texts
      }
    }
    return terms + unless + [score].compactMap { $0 } + more.flatMap { [$0.condition, $0.score] }
      + then.compactMap(\.condition)
  }
}
