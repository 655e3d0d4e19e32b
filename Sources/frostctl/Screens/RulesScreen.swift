import FrostProtocol

/// `frostctl rules list` of a running daemon.
struct RulesScreen {
  var paint: Paint
  var time: LocalTime
  var width: Int?

  func lines(_ document: RulesDocument) -> [String] {
    var table = Table([
      .init(title: "RULE"), .init(title: "VERSION"), .init(title: "STAGE"), .init(title: "OWNER", givesWay: true),
      .init(title: "TITLE", givesWay: true),
    ])
    table.rows = document.rules.map { [$0.id, $0.version, $0.stage, $0.owner, Words.preferred($0.title)] }
    let cold = document.rules.filter { $0.warming != nil }
    return table.lines(width: width, paint: paint) + (cold.isEmpty ? [] : warming(cold))
  }

  private func warming(_ rules: [RuleSummary]) -> [String] {
    let head =
      rules.count == 1
      ? "1 rule acts as shadow until it is warm" : "\(rules.count) rules act as shadow until they are warm"
    return ["", paint(head, .yellow)]
      + rules.flatMap { rule -> [String] in
        let until = rule.warming?.until.map { "until \(time.text($0))" } ?? "until frostd is started again"
        let text = "\(rule.id) \(until), for \(rule.warming?.features.joined(separator: ", ") ?? "")"
        let lines = text.wrapped(to: (width ?? .max) - 4)
        return ["  " + lines[0]] + lines.dropFirst().map { "    " + $0 }
      }
  }
}
