import FrostProtocol

/// `frostctl lists show`.
struct ListsTable {
  let time: LocalTime

  static func table(_ lists: [ListSummary]) -> Table {
    var table = Table([
      .init(title: "LIST", givesWay: true), .init(title: "OF"), .init(title: "IN ITS FILE", isNumber: true),
      .init(title: "BY OPERATORS", isNumber: true),
    ])
    table.rows = lists.map { [$0.name, $0.type, "\($0.fileEntries)", "\($0.operatorEntries)"] }
    return table
  }

  func table(_ entries: [ListEntryDocument]) -> Table {
    var table = Table([
      .init(title: "VALUE"), .init(title: "UNTIL"), .init(title: "OWNER"), .init(title: "BY"),
      .init(title: "REASON", givesWay: true),
    ])
    table.rows = entries.map { entry in
      [
        entry.value, time.text(entry.until, or: entry.source == "file" ? "-" : "removed"), entry.owner ?? "-",
        entry.by ?? "its file", entry.reason ?? "",
      ]
    }
    return table
  }
}

extension ListsDocument: Listing {
  var items: [ListSummary] { lists }
  var more: Bool { false }
}

extension ListDocument: Listing { var items: [ListEntryDocument] { entries } }
