import FrostEvents

extension Controls {
  func write(to out: inout ByteWriter) {
    out.optional(cap) { $0.row(.measure($1)) }
    out.list(allows.keys.sorted()) { out, account in
      out.text(account)
      out.rows(allows[account]!) { .measure($0) }
    }
    out.rows(approvals) { .measure($0) }
    out.optional(enforcing) { $0.texts($1.sorted()) }
    out.signed(Int64(neededForStage))
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    cap = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.row(\.measureRow) }
    for _ in 0..<(try reader.unsigned()) { allows[try reader.text()] = try reader.rows(\.measureRow) }
    approvals = try reader.rows(\.measureRow)
    enforcing = try reader.optional { (reader: inout ByteReader) throws(JournalError) in Set(try reader.texts()) }
    neededForStage = try reader.number()
  }
}

extension ListBook {
  /// What operators put on lists; the rest is the rule set's.
  func write(to out: inout ByteWriter) {
    out.list(entries.keys.sorted()) { out, list in
      out.text(list)
      out.rows(entries[list]!.rows) { .listEntry($0) }
    }
  }

  /// Before the rule set's lists are taken.
  mutating func read(from reader: inout ByteReader) throws(JournalError) {
    for _ in 0..<(try reader.unsigned()) {
      let list = try reader.text()
      entries[list] = OperatorEntries(try reader.rows(\.entryRow))
    }
  }
}

extension OperatorEntries {
  fileprivate init(_ rows: [ListEntryRow]) {
    self.rows = rows
    for (place, row) in rows.enumerated() { newest[row.value] = place }
  }
}
