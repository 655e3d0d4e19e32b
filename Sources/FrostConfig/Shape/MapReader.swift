import CEL
import FrostRules

/// A mapping with known keys. What is wrong with it is noted; what can be read is given.
struct MapReader {
  /// What the mapping is, for messages: `a rule`.
  let what: String
  let place: SourcePlace
  let findings: Findings
  private let entries: [YAMLValue.Entry]
  private let length: Int

  /// - Parameters:
  ///   - known: all keys it may have, in the order of the documentation.
  ///   - example: what a right one looks like, for a wrong shape.
  init?(_ value: YAMLValue, _ what: String, known: [String], example: String, _ findings: Findings) {
    guard let entries = value.entries(what, example: example, findings) else { return nil }
    self.what = what
    self.place = value.place
    self.findings = findings
    self.length = entries.first?.keyLength ?? 1
    self.entries = entries.filter { entry in
      if known.contains(entry.key) { return true }
      findings.error(
        "unknown key `\(entry.key)` in \(what)", atKeyOf: entry, hint: Self.unknownKeyHint(entry, known: known))
      return false
    }
  }

  private static func unknownKeyHint(_ entry: YAMLValue.Entry, known: [String]) -> String {
    if entry.value.isMissing && entry.key.contains(where: { " ()<>=!'\"[]".contains($0) }) {
      return "a comma inside `{}` begins a new key: put the condition before it in quotes"
    }
    return Spelling.hint(for: entry.key, in: known, what: "known keys")
  }

  /// The value of a key that may be left out; a key without a value is an error.
  subscript(key: String) -> YAMLValue? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    if entry.value.isMissing {
      findings.error("`\(key)` has no value", atKeyOf: entry, hint: "write its value behind it, or take the line out")
      return nil
    }
    return entry.value
  }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The keys of these that are written, in the file's order, with their places.
  func present(of keys: [String]) -> [YAMLValue.Entry] { entries.filter { keys.contains($0.key) } }

  /// The value of a key that must be there.
  func required(_ key: String, example: String) -> YAMLValue? {
    if has(key) { return self[key] }
    findings.error("\(what) needs the key `\(key)`", at: place, length: length, hint: "for example \(example)")
    return nil
  }

  func text(_ key: String, example: String) -> Placed<String>? { self[key]?.text(key, example: example, findings) }

  func texts(_ key: String, example: String) -> [Placed<String>]? { self[key]?.texts(key, example: example, findings) }

  func duration(_ key: String, example: String) -> Int64? {
    self[key]?.duration(key, example: example, findings)?.value
  }

  func size(_ key: String, example: String) -> Int? { self[key]?.size(key, example: example, findings) }

  func flag(_ key: String) -> Bool? { self[key]?.flag(key, findings) }

  func integer(_ key: String, in range: ClosedRange<Int>, example: String) -> Int? {
    self[key]?.integer(key, in: range, example: example, findings)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of _: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    self[key]?.choice(key, of: Choice.self, findings)?.value
  }
}
