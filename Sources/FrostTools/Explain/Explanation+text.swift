extension Explanation {
  /// The screen, in plain columns.
  package var lines: [String] {
    var lines = ["\(type) of \(account): event \(event)", "number \(input) of the stream, \(time)"]
    for verdict in verdicts {
      lines.append(
        "\(verdict.kind) \(verdict.subject): \(Figures.short(verdict.enforce)) points enforced, "
          + "\(Figures.short(verdict.review)) with review, \(Figures.short(verdict.all)) with shadow")
      lines.append("  done: " + (verdict.done.isEmpty ? "nothing" : verdict.done.joined(separator: ", ")))
      lines += verdict.stopped.map { "  not \($0.action): \($0.because)" }
    }
    let hits = rules.filter { $0.score != nil }
    if hits.isEmpty { lines.append("No rule hit.") }
    for hit in hits { lines += [""] + story(of: hit) }
    let near = nearest(3)
    if !near.isEmpty { lines += ["", "Nearest misses"] }
    for miss in near { lines += story(of: miss) }
    if !features.isEmpty { lines += ["", "Features"] }
    let width = features.map(\.name.count).max() ?? 0
    for feature in features {
      lines.append("  \(Figures.left(feature.name, width))  \(feature.value)")
      lines += Self.events(of: feature).map { "      " + $0 }
    }
    return lines
  }

  private func story(of outcome: Outcome) -> [String] {
    var head = "  \(outcome.rule) (\(outcome.stage))"
    if outcome.score != nil { head += ": " + Self.arithmetic(outcome) }
    if outcome.score == nil {
      let stops = outcome.conditions.count(where: \.stops)
      head += stops == 0 ? ": did not hit" : ": \(Figures.count(stops, "condition")) in the way"
    }
    let lowered = outcome.lowered.map { ["    counts less: \($0)"] } ?? []
    return [head] + lowered + TermStory(outcome.conditions).text(indent: 4, more: outcome.score != nil)
  }

  /// `60 + 20 (sum_1h >= 2000) = 80 points`.
  private static func arithmetic(_ outcome: Outcome) -> String {
    let score = outcome.score ?? 0
    let added = outcome.conditions.filter { ($0.score ?? 0) != 0 }
    guard !added.isEmpty else { return "\(Figures.short(score)) points" }
    let base = score - added.reduce(0) { $0 + ($1.score ?? 0) }
    return ([Figures.short(base)] + added.map { "\(Figures.short($0.score ?? 0)) (\($0.text))" })
      .joined(separator: " + ") + " = \(Figures.short(score)) points"
  }

  /// The newest three, by the number in the stream.
  private static func events(of feature: Feature) -> [String] {
    guard !feature.events.isEmpty else { return [] }
    let rest = feature.events.count - 3
    let newest = feature.events.suffix(3).map { "event \($0.input) at \($0.time)" }
    return newest + (rest > 0 ? ["and \(rest) before"] : [])
  }
}
