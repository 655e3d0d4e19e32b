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
    return UnsafeRawBufferPointer(rebasing: text[range.offset..<range.offset + range.length])
  }

  /// Bytes of all its texts.
  func textLength(_ types: UnsafeBufferPointer<FieldType>) -> Int {
    var length = 0
    var rest = presence
    while rest != 0 {
      let field = rest.trailingZeroBitCount
      rest &= rest &- 1
      if types[field] == .text || types[field] == .key { length += TextRange(word: words[field]).length }
    }
    return length
  }

  func string(of field: Int?) -> String? {
    field.flatMap { bytes(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
