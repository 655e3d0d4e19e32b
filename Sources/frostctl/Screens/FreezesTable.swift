import FrostProtocol

/// `frostctl freezes list`.
struct FreezesTable {
  var time: LocalTime

  func table(_ freezes: [FreezeDocument]) -> Table {
    var table = Table([
      .init(title: "ACCOUNT", givesWay: true), .init(title: "SCOPE"), .init(title: "SINCE"), .init(title: "UNTIL"),
      .init(title: "BECAUSE OF", givesWay: true),
    ])
    table.rows = freezes.map { freeze in
      let end = freeze.ended.map { "ended " + time.text($0) } ?? time.text(freeze.until, or: "released")
      return [freeze.account, freeze.scope, time.text(freeze.from), end, causes(freeze)]
    }
    return table
  }

  /// `sim-swap-drain`, `operator ana`; several with commas.
  private func causes(_ freeze: FreezeDocument) -> String {
    let standing = freeze.causes.filter { $0.ended == nil }
    let names = (standing.isEmpty ? freeze.causes : standing).map { cause in
      cause.kind == "rule" ? String(cause.by.prefix { $0 != "@" }) : cause.kind + " " + cause.by
    }
    return names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
  }
}
