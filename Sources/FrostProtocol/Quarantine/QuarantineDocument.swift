/// A line that was not understood.
package struct QuarantineDocument: Codable, Hashable, Sendable {
  package var id: Int64
  package var source: String
  /// Which file of that name: device and inode, `2049:131`.
  package var generation: String
  /// Byte offset of the line in the source.
  package var offset: Int64
  /// Byte position within the line, where known.
  package var column: Int?
  package var reason: String
  /// Bytes of the whole line.
  package var length: Int64
  /// Number of the journal record that follows it.
  package var input: Int64
  /// The line, cut to 4,096 bytes, bytes that are not UTF-8 replaced; only where one line is asked for.
  package var line: String?

  package init(
    id: Int64, source: String, generation: String, offset: Int64, column: Int? = nil, reason: String, length: Int64,
    input: Int64, line: String? = nil
  ) {
    self.id = id
    self.source = source
    self.generation = generation
    self.offset = offset
    self.column = column
    self.reason = reason
    self.length = length
    self.input = input
    self.line = line
  }
}

/// `GET /v1/quarantine`, newest first, without the lines.
package struct QuarantinesDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.quarantine/1"

  package var schema: String
  package var lines: [QuarantineDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(lines: [QuarantineDocument], more: Bool) {
    schema = Self.schema
    self.lines = lines
    self.more = more
  }
}
