import FrostProtocol
import FrostTools

/// `frostctl why --replay`.
struct ReplayScreen {
  var paint: Paint
  var time: LocalTime
  var width: Int

  func lines(_ replay: DecisionReplay) -> [String] {
    let sets = replay.ruleSets
    let sentences =
      [verdict(replay)]
      + [
        sets.isSame
          ? "By the rule set that decided: version \(sets.decided.version), \(sets.decided.hash.prefix(12))."
          : "The rule set at hand is \(sets.replayed.prefix(12)), not the one that decided: version "
            + "\(sets.decided.version), \(sets.decided.hash.prefix(12)). Differences may come from that; name the files of then with --rules."
      ]
    var lines = [
      paint(
        "\(replay.decision) of \(replay.account), \(time.text(replay.time, precisely: true)), input "
          + Words.grouped(replay.input), .bold)
    ]
    for sentence in sentences { lines += sentence.wrapped(to: max(20, width - 2)).map { "  " + $0 } }
    if !replay.differences.isEmpty {
      var table = Table([
        .init(title: "RULE"), .init(title: "WHAT", givesWay: true), .init(title: "WAS"), .init(title: "IS NOW"),
      ])
      table.rows = replay.differences.map { difference in
        [
          difference.rule.isEmpty ? "all together" : difference.rule,
          difference.part + (difference.name.isEmpty ? "" : " \(difference.name)"), difference.was ?? "-",
          difference.now ?? "-",
        ]
      }
      lines += [""] + table.lines(width: width, paint: paint)
    }
    return lines
  }

  private func verdict(_ replay: DecisionReplay) -> String {
    let coverage = replay.coverage
    switch replay.result {
    case .match: return paint("match", .green) + ": the journal gives the same values, conditions and scores again."
    case .differs:
      return paint("differs", .red) + " in \(Words.count(replay.differences.count, "place", "places"))."
    case .notCovered:
      let feature = coverage.feature.map { " (\($0))" } ?? ""
      let has =
        coverage.condensedUntil.map {
          "the journal has the fields of events only after \(time.text($0, precisely: true))"
        }
        ?? "the journal has no event there"
      return paint("not covered", .yellow)
        + ": the rules look back to \(time.text(coverage.neededFrom, precisely: true))\(feature), and \(has)."
    }
  }
}
