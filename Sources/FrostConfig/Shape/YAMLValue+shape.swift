import CEL
import FrostRules

/// Values read as what they should be; what they are not is noted and nil.
extension YAMLValue {
  func entries(_ what: String, example: String, _ findings: Findings) -> [Entry]? {
    guard case .map(let entries) = content else {
      expected("\(what) is a mapping", example, findings)
      return nil
    }
    return entries
  }

  func items(_ what: String, example: String, _ findings: Findings) -> [YAMLValue]? {
    guard case .list(let items) = content else {
      expected("\(what) is a list", example, findings)
      return nil
    }
    return items
  }

  func text(_ what: String, example: String, _ findings: Findings) -> Placed<String>? {
    guard case .text(let text, _) = content, !text.isEmpty else {
      expected("`\(what)` is a text", example, findings)
      return nil
    }
    return Placed(text, at: place)
  }

  /// A list of texts; a single text is a list of one.
  func texts(_ what: String, example: String, _ findings: Findings) -> [Placed<String>]? {
    switch content {
    case .text: return text(what, example: example, findings).map { [$0] }
    case .list(let items) where !items.isEmpty: return items.compactMap { $0.text(what, example: example, findings) }
    default:
      expected("`\(what)` is a text or a list of texts", example, findings)
      return nil
    }
  }

  func flag(_ what: String, _ findings: Findings) -> Bool? {
    switch content {
    case .text("true", _): return true
    case .text("false", _): return false
    default:
      findings.error("`\(what)` is true or false, not \(description)", at: self)
      return nil
    }
  }

  func integer(_ what: String, in range: ClosedRange<Int>, example: String, _ findings: Findings) -> Int? {
    guard case .text(let text, _) = content, let number = Int(text), range.contains(number) else {
      let bounds =
        range.count == 1 ? "\(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
      expected("`\(what)` is \(bounds)", example, findings)
      return nil
    }
    return number
  }

  func number(_ what: String, example: String, _ findings: Findings) -> Double? {
    guard case .text(let text, _) = content, let number = Double(text), number.isFinite else {
      expected("`\(what)` is a number", example, findings)
      return nil
    }
    return number
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, of _: Choice.Type, _ findings: Findings
  ) -> Placed<Choice>? where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    guard case .text(let text, _) = content, let choice = Choice(rawValue: text) else {
      var hint: String?
      if case .text(let text, _) = content {
        hint = NearestName.find(text, among: known).map { "did you mean `\($0)`?" }
      }
      findings.error("`\(what)` is one of \(known.joined(separator: ", ")), not \(description)", at: self, hint: hint)
      return nil
    }
    return Placed(choice, at: place)
  }

  func expected(_ sentence: String, _ example: String, _ findings: Findings) {
    findings.error("\(sentence), not \(description)", at: self, hint: "for example \(example)")
  }
}
