/// A field as the decoder meets it in every line: plain numbers, nothing to retain. What is needed rarely is in `Detail`.
struct FieldPlan {
  var type: FieldType
  var timeFormat: TimeFormat
  /// The field's number, and its place in the row.
  var field: Int
  /// Which pointer the value stands at, and the currency's for money (-1: none).
  var slot: Int
  var currencySlot: Int
  var isRequired: Bool
  /// An empty text counts as absent: of keys, and of what Frost itself reads.
  var emptyIsAbsent: Bool
  /// There is a default text or a map.
  var rewrites: Bool

  /// What a field's texts are turned into.
  struct Rewriting {
    var defaultText: [UInt8]?
    var map: [(from: [UInt8], to: [UInt8])]

    init(_ field: Field) {
      defaultText = field.defaultText.map { Array($0.utf8) }
      map = field.map.map { (Array($0.from.utf8), Array($0.to.utf8)) }
    }

    /// The canonical text for the wallet's, if the map has it.
    func canonical(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
      map.first { $0.from.count == text.count && $0.from.elementsEqual(text) }?.to
    }
  }
}
