package import FrostConfig
package import FrostProtocol
import FrostRules

extension CompiledRules {
  /// The rule and the features it reads as their files write them; nil: no rule here has that version.
  package func source(of rule: String, version: String) -> String? {
    guard let number = set.rules.firstIndex(where: { $0.id == rule && $0.version == version }) else { return nil }
    let card = RuleCard(self, number: number)
    let features = card.features.map { "\($0.name): \($0.definition)   # \($0.file):\($0.line)" }
    let own = block(in: card.summary.file, at: card.summary.line)
    return
      (["# \(card.summary.file):\(card.summary.line)"] + own + (features.isEmpty ? [] : ["", "# features"] + features))
      .joined(separator: "\n")
  }

  /// The line and those that are indented below it, as far in as they need to be.
  private func block(in file: String, at line: Int) -> [String] {
    guard let source = files.first(where: { $0.name == file }) else { return [] }
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(line - 1) else { return [] }
    let indent = Self.indent(of: lines[line - 1])
    let rest = lines[line...].prefix { $0.allSatisfy(\.isWhitespace) || Self.indent(of: $0) > indent }
    let block = ([lines[line - 1]] + rest).map { String($0.dropFirst(min(indent, Self.indent(of: $0)))) }
    return Array(block.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed())
  }

  private static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }
}

extension BundleDocument {
  /// The records of the decisions, as far as this version reads them.
  package var records: [DecisionDocument] {
    decisions.compactMap { try? ProtocolJSON.decode(DecisionDocument.self, from: ProtocolJSON.encode($0)) }
  }

  /// With every rule that hit in its decisions, each version once; the text where `rules` has that version.
  package func with(_ rules: CompiledRules?) -> BundleDocument {
    var seen: Set<String> = []
    var bundle = self
    bundle.rules = records.flatMap(\.rules).filter { seen.insert("\($0.rule)@\($0.version)").inserted }.map {
      Rule(rule: $0.rule, version: $0.version, text: rules?.source(of: $0.rule, version: $0.version))
    }
    return bundle
  }
}
