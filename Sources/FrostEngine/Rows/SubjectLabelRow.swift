import FrostEvents

/// What a rule called an account, a device or another key, and for how long.
struct SubjectLabelRow: Sendable, Hashable {
  /// What the key names: `account`, `device`.
  var kind: String
  var subject: String
  var label: String
  /// Rule and version.
  var by: String
  var decision: String
  var from: EventTime
  var until: EventTime

  func write(to out: inout ByteWriter) {
    for text in [kind, subject, label, by, decision] { out.text(text) }
    for time in [from, until] { out.signed(time.milliseconds) }
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    self.init(
      kind: try reader.text(), subject: try reader.text(), label: try reader.text(), by: try reader.text(),
      decision: try reader.text(), from: try reader.time(), until: try reader.time())
  }

  init(
    kind: String, subject: String, label: String, by: String, decision: String, from: EventTime, until: EventTime
  ) {
    self.kind = kind
    self.subject = subject
    self.label = label
    self.by = by
    self.decision = decision
    self.from = from
    self.until = until
  }
}
