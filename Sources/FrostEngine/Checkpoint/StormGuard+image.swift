import FrostEvents

extension StormGuard {
  func write(to out: inout ByteWriter) {
    out.words(all)
    out.list(byRule.keys.sorted()) { out, rule in
      out.text(rule)
      out.words(byRule[rule]!)
    }
    out.list(baselines.keys.sorted()) { out, rule in
      out.text(rule)
      baselines[rule]!.write(to: &out)
    }
    active.write(to: &out)
    out.rows(trips) { .measure($0) }
    out.rows(raises) { .measure($0) }
    // Whose account stands over the line follows from the rows.
    out.list(overLine.keys.sorted()) { out, trip in
      out.text(trip)
      out.rows(overLine[trip]!) { .measure($0) }
    }
  }

  mutating func read(from reader: inout ByteReader) throws(JournalError) {
    all = try reader.words(Int64.self)
    for _ in 0..<(try reader.unsigned()) { byRule[try reader.text()] = try reader.words(Int64.self) }
    for _ in 0..<(try reader.unsigned()) { baselines[try reader.text()] = try RuleBaseline(from: &reader) }
    active = try ActiveAccounts(from: &reader)
    trips = try reader.rows(\.measureRow)
    raises = try reader.rows(\.measureRow)
    for _ in 0..<(try reader.unsigned()) {
      let trip = try reader.text()
      let rows = try reader.rows(\.measureRow)
      overLine[trip] = rows
      accounts[trip] = Set(rows.map(\.account))
    }
  }
}

extension RuleBaseline {
  fileprivate func write(to out: inout ByteWriter) {
    out.words(counts)
    out.optional(first) { $0.signed($1) }
    out.signed(now)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    counts = try reader.words(counts.count, Int.self)
    first = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.signed() }
    now = try reader.signed()
  }
}

extension ActiveAccounts {
  fileprivate func write(to out: inout ByteWriter) {
    out.words(newest)
    out.words(counts)
    out.signed(Int64(now))
    out.signed(Int64(count))
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    newest = try reader.words(Int32.self)
    counts = try reader.words(counts.count, Int.self)
    now = Int32(truncatingIfNeeded: try reader.signed())
    count = try reader.number()
  }
}
