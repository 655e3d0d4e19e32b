import FrostEvents

// What was added to rows after their first form, behind it in the record.

private func writeText(_ out: inout ByteWriter, _ value: String) { out.text(value) }
private func writeTime(_ out: inout ByteWriter, _ value: EventTime) { out.signed(value.milliseconds) }
private func writeNumber(_ out: inout ByteWriter, _ value: Int64) { out.signed(value) }
private func readText(_ reader: inout ByteReader) throws(JournalError) -> String { try reader.text() }
private func readTime(_ reader: inout ByteReader) throws(JournalError) -> EventTime { try reader.time() }
private func readNumber(_ reader: inout ByteReader) throws(JournalError) -> Int64 { try reader.signed() }

extension ByteWriter {
  mutating func texts(_ values: [String]) {
    unsigned(UInt64(values.count))
    for value in values { text(value) }
  }
}

extension ByteReader {
  mutating func texts() throws(JournalError) -> [String] {
    var values: [String] = []
    for _ in 0..<(try unsigned()) { values.append(try text()) }
    return values
  }
}

extension FreezeRow {
  func writeMore(to out: inout ByteWriter) {
    out.optional(allowance, writeNumber)
    out.optional(remindAt, writeTime)
    out.optional(review, writeTime)
  }

  mutating func readMore(from reader: inout ByteReader) throws(JournalError) {
    allowance = try reader.optional(readNumber)
    remindAt = try reader.optional(readTime)
    review = try reader.optional(readTime)
  }
}

extension CauseRow {
  func writeMore(to out: inout ByteWriter) {
    out.optional(allowance, writeNumber)
    out.optional(review, writeTime)
  }

  mutating func readMore(from reader: inout ByteReader) throws(JournalError) {
    allowance = try reader.optional(readNumber)
    review = try reader.optional(readTime)
  }
}

extension HoldRow {
  func writeMore(to out: inout ByteWriter) { out.optional(stepUp, writeText) }

  mutating func readMore(from reader: inout ByteReader) throws(JournalError) {
    stepUp = try reader.optional(readText)
  }
}

extension StepUpRow {
  func writeMore(to out: inout ByteWriter) {
    out.optional(waits, writeText)
    out.optional(amount, writeNumber)
    out.text(rail)
    out.text(notPassed)
    out.optional(factor, writeText)
  }

  mutating func readMore(from reader: inout ByteReader) throws(JournalError) {
    waits = try reader.optional(readText)
    amount = try reader.optional(readNumber)
    rail = try reader.text()
    notPassed = try reader.text()
    factor = try reader.optional(readText)
  }
}

extension MeasureRow {
  func write(to out: inout ByteWriter) {
    for text in [id, kind.rawValue, state.rawValue, account, parent, by, reason, text] { out.text(text) }
    out.texts(rules)
    out.texts(others)
    out.signed(number)
    out.signed(from.milliseconds)
    out.optional(until, writeTime)
    out.optional(ended, writeTime)
    out.text(endedBy)
    request.withUnsafeBytes { out.text($0) }
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let kind = try reader.choice(Kind.self)
    let state = try reader.choice(State.self)
    let account = try reader.text()
    let parent = try reader.text()
    let by = try reader.text()
    let reason = try reader.text()
    let text = try reader.text()
    let rules = try reader.texts()
    let others = try reader.texts()
    let number = try reader.signed()
    self.init(
      id: id, kind: kind, account: account, parent: parent, rules: rules, others: others, number: number, text: text,
      by: by, reason: reason, from: try reader.time(), until: try reader.optional(readTime))
    self.state = state
    ended = try reader.optional(readTime)
    endedBy = try reader.text()
    request = Array(try reader.textBytes())
  }
}
