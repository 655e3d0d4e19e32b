import CEL
import FrostConfig
import FrostRules

extension CompiledRules {
  /// Where a part of a text stands in its file: where the line has it there, else where the text begins (a text over several
  /// lines, or with escapes).
  func place(in text: Placed<String>, offset: Int, of part: String) -> SourcePlace {
    var place = text.place
    place.column += offset
    guard let line = files.first(where: { $0.name == place.file })?.line(place.line) else { return text.place }
    let found = line.unicodeScalars.dropFirst(place.column - 1).prefix(part.unicodeScalars.count)
    return String(found) == part ? place : text.place
  }

  /// Where something stands in a condition.
  func place(in text: Placed<String>, of range: Range<String.Index>) -> SourcePlace {
    let offset = text.value.unicodeScalars.distance(from: text.value.startIndex, to: range.lowerBound)
    return place(in: text, offset: offset, of: String(text.value[range]))
  }
}
