import CEL
import FrostRules

/// Names given by authors: each once, in a form that conditions can write.
struct Names {
  /// What the names are of: `feature`.
  let what: String
  let findings: Findings
  private var first: [String: SourcePlace] = [:]

  init(_ what: String, _ findings: Findings) {
    self.what = what
    self.findings = findings
  }

  /// Whether the name is new; a second one is noted with the first one's place.
  mutating func add(_ name: Placed<String>) -> Bool {
    if let place = first[name.value] {
      findings.error(
        "the \(what) `\(name.value)` is declared twice", at: name.place, length: name.value.unicodeScalars.count,
        hint: "first at \(place.file):\(place.line):\(place.column); rename or remove one of them")
      return false
    }
    first[name.value] = name.place
    return true
  }

  /// Notes a name that conditions could not write.
  func checkIdentifier(_ name: Placed<String>) {
    check(name, form: "letters, digits and `_`, and begins with a letter") { $0 == "_" }
  }

  /// Notes a name that is no rule id.
  func checkID(_ name: Placed<String>) {
    check(name, form: "letters, digits, `-` and `_`, and begins with a letter") { $0 == "_" || $0 == "-" }
  }

  private func check(_ name: Placed<String>, form: String, others: (Unicode.Scalar) -> Bool) {
    let scalars = name.value.unicodeScalars
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    guard let begin = scalars.first, isLetter(begin), scalars.allSatisfy({ isLetter($0) || isDigit($0) || others($0) })
    else {
      findings.error(
        "`\(name.value)` is no name for a \(what): one has \(form)", at: name.place, length: scalars.count)
      return
    }
  }
}
