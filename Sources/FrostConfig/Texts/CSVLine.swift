import CEL

/// A line of comma-separated values as RFC 4180 has them, each with the column it begins at. A quoted value ends on its
/// line. Spaces around a value do not belong to it.
struct CSVLine {
  struct Value {
    var text: String
    /// In the line, from 1, in Unicode scalars; of a quoted value: behind the quote.
    var column: Int
  }

  private(set) var values: [Value] = []

  struct Fault: Error {
    var column: Int
    var message: String
  }

  init(_ line: String) throws(Fault) {
    let scalars = Array(line.unicodeScalars)
    var next = 0
    while true {
      while next < scalars.count, scalars[next] == " " { next += 1 }
      if next < scalars.count, scalars[next] == "\"" {
        values.append(try Self.quoted(scalars, &next))
      } else {
        let start = next
        while next < scalars.count, scalars[next] != "," { next += 1 }
        var end = next
        while end > start, scalars[end - 1] == " " { end -= 1 }
        values.append(Value(text: Self.text(scalars[start..<end]), column: start + 1))
      }
      guard next < scalars.count else { return }
      next += 1
    }
  }

  private static func quoted(_ scalars: [Unicode.Scalar], _ next: inout Int) throws(Fault) -> Value {
    let start = next
    next += 1
    var text: [Unicode.Scalar] = []
    while next < scalars.count {
      if scalars[next] != "\"" {
        text.append(scalars[next])
        next += 1
      } else if next + 1 < scalars.count, scalars[next + 1] == "\"" {
        text.append("\"")
        next += 2
      } else {
        next += 1
        while next < scalars.count, scalars[next] == " " { next += 1 }
        guard next == scalars.count || scalars[next] == "," else {
          throw Fault(column: next + 1, message: "a comma is missing behind the quoted value")
        }
        return Value(text: Self.text(text[...]), column: start + 2)
      }
    }
    throw Fault(column: start + 1, message: "the quoted value does not end on its line")
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
