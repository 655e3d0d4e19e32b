import CEL

/// What the rule files of a directory hold, by top-level key.
struct Sections {
  /// Keys that stand once.
  private(set) var once: [String: YAMLValue.Entry] = [:]
  /// Keys that may stand in several files, in path order.
  private(set) var shared: [String: [YAMLValue]] = [:]
  private let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  mutating func add(_ root: YAMLValue) {
    let example = "rules: [...]; a rule file has the keys \(SourceKey.shared.joined(separator: ", "))"
    guard let entries = root.entries("a rule file", example: example, findings) else { return }
    for entry in entries {
      guard SourceKey.all.contains(entry.key) else {
        findings.error(
          "unknown key `\(entry.key)` at the top of a rule file", atKeyOf: entry,
          hint: Spelling.hint(for: entry.key, in: SourceKey.all, what: "known keys"))
        continue
      }
      if entry.value.isMissing {
        findings.error(
          "`\(entry.key)` has no value", atKeyOf: entry, hint: "write its value behind it, or take the line out")
      } else if SourceKey.shared.contains(entry.key) {
        shared[entry.key, default: []].append(entry.value)
      } else if let first = once[entry.key] {
        findings.error(
          "`\(entry.key)` stands once in a rule directory", atKeyOf: entry,
          hint: "first at \(first.keyPlace.file):\(first.keyPlace.line):\(first.keyPlace.column)")
      } else {
        once[entry.key] = entry
      }
    }
  }

  subscript(key: String) -> YAMLValue? { once[key]?.value }

  /// The entries of a section that is a mapping of names, over all files.
  func entries(_ key: String, example: String) -> [YAMLValue.Entry] {
    shared[key, default: []].flatMap { $0.entries("`\(key)`", example: example, findings) ?? [] }
  }

  /// The items of a section that is a list, over all files.
  func items(_ key: String, example: String) -> [YAMLValue] {
    shared[key, default: []].flatMap { $0.items("`\(key)`", example: example, findings) ?? [] }
  }
}
