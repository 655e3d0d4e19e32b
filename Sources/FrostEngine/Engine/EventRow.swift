import FrostEvents

/// One event of a batch or of the journal, in place: words by field, texts as ranges of `text`. Valid while the buffers
/// it points into are.
struct EventRow {
  let words: UnsafePointer<Int64>
  let presence: UInt64
  let text: UnsafeRawBufferPointer
  /// Hash of the declared fields' values.
  let digest: UInt64

  func has(_ field: Int) -> Bool { presence & (1 << UInt64(field)) != 0 }

  /// The bytes of a text field; nil when the event lacks it.
  func bytes(of field: Int) -> UnsafeRawBufferPointer? {
    guard has(field) else { return nil }
    let range = TextRange(word: words[field])
    return UnsafeRawBufferPointer(start: text.baseAddress.map { $0 + range.offset }, count: range.length)
  }

  /// Bytes of all its texts.
  /// - Parameter fields: bits of the fields that are texts.
  func textLength(_ fields: UInt64) -> Int {
    var length = 0
    var rest = presence & fields
    while rest != 0 {
      length += TextRange(word: words[rest.trailingZeroBitCount]).length
      rest &= rest &- 1
    }
    return length
  }

  func string(of field: Int?) -> String? {
    field.flatMap { bytes(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
