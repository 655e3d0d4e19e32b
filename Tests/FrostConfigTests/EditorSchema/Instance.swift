import Foundation

@testable import FrostConfig

/// A YAML file as an editor's validator sees it: plain scalars are numbers, flags or null where they look so (YAML 1.2, core).
indirect enum Instance {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([Instance])
  case map([(String, Instance)])

  init(_ value: YAMLValue) {
    switch value.content {
    case .list(let items): self = .list(items.map(Instance.init))
    case .map(let entries): self = .map(entries.map { ($0.key, Instance($0.value)) })
    case .text(let text, .plain):
      switch text {
      case "", "~", "null": self = .null
      case "true": self = .flag(true)
      case "false": self = .flag(false)
      default:
        let isNumber = text.wholeMatch(of: /[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?/) != nil
        self = isNumber ? .number(Double(text) ?? 0) : .text(text)
      }
    case .text(let text, _): self = .text(text)
    }
  }

  /// nil where the file is no YAML that Frost reads.
  init?(file: String) throws {
    let findings = Findings()
    let source = SourceText(name: file, text: try String(contentsOfFile: file, encoding: .utf8))
    guard let root = YAMLReader(source: source, findings: findings).read(), findings.diagnostics.isEmpty else {
      return nil
    }
    self.init(root)
  }

  /// Its names in JSON Schema.
  var types: [String] {
    switch self {
    case .null: ["null"]
    case .flag: ["boolean"]
    case .number(let number): number == number.rounded() ? ["number", "integer"] : ["number"]
    case .text: ["string"]
    case .list: ["array"]
    case .map: ["object"]
    }
  }

  func equals(_ value: Any) -> Bool {
    switch self {
    case .text(let text): value as? String == text
    case .flag(let flag): !(value is String) && (value as? Bool) == flag
    default: false
    }
  }
}
