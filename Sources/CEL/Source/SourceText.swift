/// An expression's text as Unicode scalars, and where each of them is in its file.
struct SourceText: Sendable {
  /// In scalars.
  static let limit = 100_000

  let scalars: [Unicode.Scalar]
  let start: SourcePlace

  init(_ text: String, at start: SourcePlace) {
    scalars = Array(text.unicodeScalars.prefix(Self.limit + 1))
    self.start = start
  }

  subscript(range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
    return text
  }

  /// A text over several lines has columns that count from the start of its own lines.
  func place(at offset: Int) -> SourcePlace {
    var place = start
    for scalar in scalars[..<min(offset, scalars.count)] {
      if scalar == "\n" {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
    }
    return place
  }
}
