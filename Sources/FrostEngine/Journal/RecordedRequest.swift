import FrostEvents

/// What a person asked, as its record has it between head and effects.
struct RecordedRequest {
  var key: String
  var request: String
  var actor: String
  var reason: String
  var at: EventTime
  /// What was answered.
  var lines: [String]
  var freezes: [String]

  init(from reader: inout ByteReader) throws(JournalError) {
    key = try reader.text()
    request = try reader.text()
    actor = try reader.text()
    reason = try reader.text()
    at = try reader.time()
    lines = try reader.texts()
    freezes = try reader.texts()
  }

  init(_ input: OperatorInput, lines: [String], freezes: [String]) {
    (key, request, actor, reason, at) = (input.key, input.request, input.actor, input.reason, input.at)
    self.lines = lines
    self.freezes = freezes
  }

  func write(to out: inout ByteWriter) {
    for text in [key, request, actor, reason] { out.text(text) }
    out.signed(at.milliseconds)
    out.texts(lines)
    out.texts(freezes)
  }
}
