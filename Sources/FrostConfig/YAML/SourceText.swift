import CEL

/// The text of one file, by lines, under the name that messages give it.
package final class SourceText: Sendable {
  /// The path as the user wrote it.
  package let name: String
  package let text: String
  private let lines: [String]

  package init(name: String, text: String) {
    self.name = name
    self.text = text
    // Not by `Character`: CR LF is one of those.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
    }
  }

  package var lineCount: Int { lines.count }

  /// The line of that number, from 1; nil past the end.
  package func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// The rest of a line from a column (from 1, in Unicode scalars) on.
  func rest(line number: Int, column: Int) -> Substring.UnicodeScalarView {
    guard let line = line(number) else { return "".unicodeScalars[...] }
    return line.unicodeScalars.dropFirst(column - 1)
  }

  func place(_ line: Int, _ column: Int) -> SourcePlace { SourcePlace(file: name, line: line, column: column) }
}
