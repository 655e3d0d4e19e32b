package import FrostEngine
import FrostEvents
import FrostFeatures
package import FrostProtocol
package import FrostRules
package import FrostStore

/// Makes decisions once more, from the journal.
package struct Replay {
  package let rules: RuleSet
  package let options: Engine.Options

  /// - Parameter options: as the daemon's configuration gives them.
  package init(_ rules: RuleSet, _ options: Engine.Options) {
    self.rules = rules
    self.options = options
  }

  /// The state before the event is recovered as a start of the daemon recovers it; then the event goes the way it went.
  /// - Parameters:
  ///   - store: may be another process's, read beside it.
  ///   - progress: told now and then how many inputs have been taken.
  /// - Throws: `StoreError` or `JournalError`.
  package func run(
    _ decision: DecisionDocument, in store: Store, progress: (Int) -> Void
  ) throws -> DecisionReplay {
    var engine = Engine(rules: rules, options: options)
    var replayed = Replayed.other
    try store.journalChunks(upTo: decision.input) { chunk, first, inputs in
      if first + Int64(inputs) > decision.input {
        replayed = try engine.replay(decision.input, in: chunk, firstInput: first)
      } else {
        try engine.recover(chunk: chunk, firstInput: first)
        progress(Int(first) + inputs)
      }
    }
    let (coverage, isCovered) = self.coverage(of: decision, engine.condensedUntil)
    guard isCovered, case .event(let examination) = replayed else {
      return DecisionReplay(decision, .notCovered, ruleSet: rules.hash, coverage)
    }
    let own = examination.verdicts.first {
      $0.subject == decision.account && $0.kind.rawValue == decision.subjects.first?.kind
    }
    let now = try own?.document.map { try ProtocolJSON.decode(DecisionDocument.self, from: Array($0.utf8)) }
    let differences = DecisionReplay.differences(decision, now ?? decision.withoutHits)
    return DecisionReplay(
      decision, differences.isEmpty ? .match : .differs, ruleSet: rules.hash, coverage, differences)
  }

  /// How far back the rules for events of that type look, and whether the journal's events have their fields from there on.
  private func coverage(
    of decision: DecisionDocument, _ condensedUntil: EventTime?
  ) -> (DecisionReplay.Coverage, isCovered: Bool) {
    let phase = decision.event.phase ?? "done"
    let read = Set(
      rules.rules.filter { $0.types.contains { $0.type == decision.event.type && $0.phase == phase } }.flatMap(
        \.features))
    let farthest = read.map { (feature: $0, reach: rules.reach(ofFeature: $0)) }.max {
      ($0.reach, $1.feature) < ($1.reach, $0.feature)
    }
    let time = (try? EventTime(rfc3339: decision.time)) ?? .never
    let needed = EventTime(milliseconds: time.milliseconds - (farthest?.reach ?? 0))
    return (
      DecisionReplay.Coverage(
        condensedUntil: condensedUntil?.text, neededFrom: needed.text,
        feature: farthest.map { rules.features[$0.feature].name }), condensedUntil.map { $0 < needed } ?? true
    )
  }
}

extension DecisionDocument {
  /// As if no rule had hit.
  fileprivate var withoutHits: DecisionDocument {
    var empty = self
    empty.rules = []
    empty.excepted = []
    empty.subjects = empty.subjects.map { SubjectScore(kind: $0.kind, id: $0.id, enforce: 0, review: 0, all: 0) }
    return empty
  }
}
