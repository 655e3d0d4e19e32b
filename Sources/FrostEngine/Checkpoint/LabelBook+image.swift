import FrostEvents

extension LabelBook {
  func write(to out: inout ByteWriter) {
    out.list(entries) { out, entry in
      for symbol in [entry.key.kind, entry.key.subject, entry.key.label] { out.symbol(symbol) }
      out.validity(entry.current)
      out.optional(entry.before) { $0.validity($1) }
    }
  }

  mutating func read(from reader: inout ByteReader) throws(JournalError) {
    for place in 0..<Int(truncatingIfNeeded: try reader.unsigned()) {
      let key = Key(kind: try reader.symbol(), subject: try reader.symbol(), label: try reader.symbol())
      let current = try reader.validity()
      let before = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.validity() }
      places[key] = place
      entries.append(Entry(key: key, current: current, before: before))
    }
  }
}

extension CustomersOfAccounts {
  func write(to out: inout ByteWriter) { out.words(customers) }

  init(from reader: inout ByteReader) throws(JournalError) {
    customers = try reader.words(UInt32.self)
    let symbols = reader.symbols
    guard customers.allSatisfy({ Int($0) <= symbols }) else { throw reader.fault("an account's customer is no symbol") }
  }
}
