import FrostTools

/// `frostctl rules health`.
struct RuleHealthScreen {
  var paint: Paint
  var time: LocalTime
  var width: Int?

  func lines(_ health: RuleHealth) -> [String] {
    guard health.events > 0, let from = health.from, let to = health.to else {
      return ["The journal has no events to look at."]
    }
    let head =
      "\(Words.count(health.events, "event", "events")) of \(Words.count(health.activeAccounts, "account", "accounts")), "
      + "\(time.text(from)) to \(time.text(to))"
    return [paint(head, .bold), ""] + firing(health).lines(width: width, paint: paint) + [""]
      + outcomes(health).lines(width: width, paint: paint) + [""] + findings(health)
  }

  private func firing(_ health: RuleHealth) -> Table {
    var table = Table([
      .init(title: "rule", givesWay: true), .init(title: "stage"), .init(title: "hits", isNumber: true),
      .init(title: "accts", isNumber: true), .init(title: "of active", isNumber: true),
      .init(title: "terms an event", isNumber: true),
    ])
    table.rows = health.rules.map { row in
      [
        row.rule, row.stage, Words.grouped(row.hits), Words.grouped(row.accounts), Words.percent(row.share),
        row.terms.map { Words.number(($0 * 100).rounded() / 100) } ?? "-",
      ]
    }
    return table
  }

  private func outcomes(_ health: RuleHealth) -> Table {
    var table = Table(
      [.init(title: "rule", givesWay: true)]
        + ["fraud", "honest", "unkn", "young", "prec", "freezes", "overturned"].map { .init(title: $0, isNumber: true) }
    )
    table.rows = health.rules.map { row in
      [row.rule] + [row.fraud, row.honest, row.unknown, row.young].map { Words.grouped($0) }
        + [
          Words.percent(row.precision), Words.grouped(row.freezes),
          row.freezes == 0 ? "-" : "\(Words.grouped(row.overturned)) (\(Words.percent(row.overturnedShare)))",
        ]
    }
    return table
  }

  private func findings(_ health: RuleHealth) -> [String] {
    var sentences = [
      "Judged: accounts whose first decision is \(health.maturity) or more before the newest event; the rest is young."
    ]
    let silent = health.neverFired
    if !silent.isEmpty {
      sentences.append(
        paint("Never fired", .yellow) + " on these events: " + silent.map(\.rule).joined(separator: ", ") + ".")
    }
    let loud = health.firingOnTooMany
    if !loud.isEmpty {
      sentences.append(
        paint("Fires on too many", .red) + " (over \(Words.percent(health.tooMany)) of the active accounts): "
          + loud.map { "\($0.rule) (\(Words.percent($0.share)))" }.joined(separator: ", ") + ".")
    }
    return sentences.flatMap { $0.wrapped(to: width ?? $0.columns) }
  }
}
