import FrostEvents

extension AcknowledgementRow {
  func write(to out: inout ByteWriter) {
    for text in [id, account, state.rawValue, event] { out.text(text) }
    out.signed(at.milliseconds)
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    self.init(
      id: try reader.text(), account: try reader.text(), state: try reader.choice(State.self),
      event: try reader.text(), at: try reader.time())
  }
}
