/// What a reader hands to the engine: decoded events in input order, the lines it could not read, and where it stands.
/// One row of `width` words an event; texts lie in `text` and a text's word is its `TextRange`.
package struct EventBatch: Sendable {
  /// Words a row: the schema's number of fields.
  package let width: Int
  /// Row after row.
  package private(set) var words: [Int64] = []
  /// Bit f of element e: event e has field f.
  package private(set) var presence: [UInt64] = []
  /// Byte offset of each event's line in its source, for events without an id and for messages.
  package private(set) var offsets: [Int64] = []
  /// A hash of each event's declared fields: equal for the same event however it is written, whatever the rates are.
  package private(set) var digests: [UInt64] = []
  /// By event, where an event without an id of its own was given one before, as those of a journal; else empty.
  package var ids: [TextRange] = []
  /// The texts' bytes.
  package var text: [UInt8] = []
  package var rejects: [Reject] = []
  /// Amounts left out because there was no rate for their currency at their event's time.
  package var unratedAmounts = 0
  /// Where reading goes on once this batch is committed.
  package var position: SourcePosition
  /// Wall time of the read; what `act-on` measures an event's age against.
  package var readAt: EventTime

  package var count: Int { presence.count }

  package init(width: Int, position: SourcePosition, readAt: EventTime) {
    self.width = width
    self.position = position
    self.readAt = readAt
  }

  /// Appends an event whose words are `row` (`width` of them), with its texts, whose places the words tell.
  package mutating func append(
    row: UnsafeBufferPointer<Int64>, presence bits: UInt64, texts: UnsafeRawBufferPointer, digest: UInt64, offset: Int64
  ) {
    text.append(contentsOf: texts.assumingMemoryBound(to: UInt8.self))
    words.append(contentsOf: row)
    presence.append(bits)
    digests.append(digest)
    offsets.append(offset)
  }

  /// A part of it: these events and these lines that could not be read. Where reading goes on after it is the caller's to
  /// say; the texts are shared.
  package func part(_ rows: Range<Int>, rejects lines: Range<Int>) -> EventBatch {
    var part = EventBatch(width: width, position: position, readAt: readAt)
    part.words = Array(words[rows.lowerBound * width..<rows.upperBound * width])
    part.presence = Array(presence[rows])
    part.offsets = Array(offsets[rows])
    part.digests = Array(digests[rows])
    part.text = text
    if !ids.isEmpty { part.ids = Array(ids[rows]) }
    part.rejects = Array(rejects[lines])
    part.unratedAmounts = rows.lowerBound == 0 && lines.lowerBound == 0 ? unratedAmounts : 0
    return part
  }
}

/// Where a text lies in its batch: offset in the upper, length in the lower 32 bits of a word.
public struct TextRange: Sendable {
  public var word: Int64

  public init(word: Int64) { self.word = word }

  public init(offset: Int, length: Int) { word = Int64(offset) << 32 | Int64(length) }

  public var offset: Int { Int(word >> 32) }
  public var length: Int { Int(word & 0xFFFF_FFFF) }
}

/// A line that was not understood: it goes to quarantine and the stream goes on.
package struct Reject: Hashable, Sendable {
  /// Byte offset of the line in its source.
  package var offset: Int64
  /// Byte position within the line, from 0, where known.
  package var column: Int?
  package var reason: String
  /// The line, cut to `keptBytes`.
  package var line: [UInt8]
  /// Length of the whole line in bytes.
  package var length: Int64
  /// `line` is the source's own text; else the event's fields as they were understood.
  package var isSource: Bool

  /// Longer lines are cut, and cannot be fed again.
  package static let keptBytes = 65_536

  package init(
    offset: Int64, column: Int? = nil, reason: String, line: [UInt8], length: Int64, isSource: Bool = true
  ) {
    self.offset = offset
    self.column = column
    self.reason = reason
    self.line = line
    self.length = length
    self.isSource = isSource
  }
}
