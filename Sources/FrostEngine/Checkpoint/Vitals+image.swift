import FrostEvents

extension Vitals {
  func write(to out: inout ByteWriter) {
    out.list(places.pairs) { out, pair in
      out.symbol(pair.first)
      out.symbol(pair.second)
      series[pair.number].write(to: &out)
    }
    all.write(to: &out)
    for share in [missing, quarantine] { share.write(to: &out) }
    for counted in [unknownTerms, unreadable] { counted.write(to: &out) }
    out.signed(slot)
  }

  mutating func read(from reader: inout ByteReader, fields: Int) throws(JournalError) {
    for number in 0..<Int(truncatingIfNeeded: try reader.unsigned()) {
      let (first, second) = (try reader.symbol(), try reader.symbol())
      guard places[first, second] == nil else { throw reader.fault("a type stands twice") }
      places.set(first, second, number)
      series.append(try Series(from: &reader, fields: fields))
    }
    all = try Series(from: &reader, fields: 0)
    missing = try Share(from: &reader)
    quarantine = try Share(from: &reader)
    unknownTerms = try Share.Counted(from: &reader)
    unreadable = try Share.Counted(from: &reader)
    slot = try reader.signed()
  }
}

extension Vitals.Series {
  fileprivate func write(to out: inout ByteWriter) {
    out.text(name)
    out.unsigned(UInt64(count))
    out.unsigned(UInt64(slotCount))
    out.time(last)
    usual.write(to: &out)
    out.words(filled)
    out.list(fields) { $1.write(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader, fields count: Int) throws(JournalError) {
    let name = try reader.text()
    let (total, slotCount) = (try reader.word(), try reader.word())
    self.init(name: name, last: try reader.moment(), fields: count)
    (self.count, self.slotCount) = (total, slotCount)
    usual = try WeeklyBaseline(from: &reader)
    filled = try reader.words(count, UInt32.self)
    fields = try reader.list { (reader: inout ByteReader) throws(JournalError) in try Share(from: &reader) }
    guard fields.count == count else { throw reader.fault("a type has other fields") }
  }
}

extension Share {
  fileprivate func write(to out: inout ByteWriter) {
    lastSlot.write(to: &out)
    hour.write(to: &out)
    out.optional(baseline) { $1.write(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    lastSlot = try Counted(from: &reader)
    hour = try Counted(from: &reader)
    baseline = try reader.optional { (reader: inout ByteReader) throws(JournalError) in
      try WeeklyBaseline(from: &reader)
    }
  }
}

extension Share.Counted {
  fileprivate func write(to out: inout ByteWriter) {
    out.unsigned(UInt64(part))
    out.unsigned(UInt64(whole))
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    self.init(part: try reader.word(), whole: try reader.word())
  }
}

extension WeeklyBaseline {
  fileprivate func write(to out: inout ByteWriter) {
    out.words(means)
    out.words(weeks)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    means = try reader.floats(Self.hours)
    weeks = try reader.words(Self.hours, UInt8.self)
  }
}

extension ByteReader {
  fileprivate mutating func word() throws(JournalError) -> UInt32 { UInt32(truncatingIfNeeded: try unsigned()) }
}
