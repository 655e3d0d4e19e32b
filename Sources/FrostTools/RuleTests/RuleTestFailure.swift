package import CEL

/// One thing that a test expected and that did not happen.
package struct RuleTestFailure: Sendable, Hashable {
  package var test: String
  package var place: SourcePlace
  /// What differs, and from what it comes: the first line alone is a sentence.
  package var lines: [String]

  package var text: [String] {
    ["\(place.file):\(place.line):\(place.column): test `\(test)`: " + (lines.first ?? "")] + lines.dropFirst()
  }
}
