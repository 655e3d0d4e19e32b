import FrostEvents

extension ListEntryRow {
  func write(to out: inout ByteWriter) {
    for text in [id, list, value, owner, by, reason] { out.text(text) }
    out.signed(from.milliseconds)
    for time in [until, removed] { out.optional(time) { $0.signed($1.milliseconds) } }
    for text in [removedBy, removeReason] { out.optional(text) { $0.text($1) } }
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    func time(_ reader: inout ByteReader) throws(JournalError) -> EventTime { try reader.time() }
    func text(_ reader: inout ByteReader) throws(JournalError) -> String { try reader.text() }
    self.init(
      id: try reader.text(), list: try reader.text(), value: try reader.text(), owner: try reader.text(),
      by: try reader.text(), reason: try reader.text(), from: try reader.time(), until: try reader.optional(time),
      removed: try reader.optional(time), removedBy: try reader.optional(text),
      removeReason: try reader.optional(text))
  }
}
