import FrostEvents

extension CaseStepRow {
  func write(to out: inout ByteWriter) {
    for text in [id, escalation, account, kind.rawValue, by, text] { out.text(text) }
    out.signed(at.milliseconds)
    out.optional(outcome?.rawValue) { $0.text($1) }
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let escalation = try reader.text()
    let account = try reader.text()
    let kind = try reader.choice(Kind.self)
    let by = try reader.text()
    let text = try reader.text()
    self.init(
      id: id, escalation: escalation, account: account, kind: kind, at: try reader.time(), by: by, text: text,
      outcome: try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.choice(Outcome.self)
      })
  }
}
