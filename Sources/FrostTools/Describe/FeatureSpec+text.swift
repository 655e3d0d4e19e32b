import FrostConfig
import FrostFeatures
package import FrostRules

extension FeatureSpec {
  /// The definition as a rule file writes it: `{sum: amount, of: transfer, by: payee, read: account, over: 24h}`.
  package var text: String {
    var parts = ["\(kind.rawValue): \(Self.names(what))"]
    if !of.isEmpty { parts.append("of: \(Self.names(of))") }
    if !by.isEmpty { parts.append("by: \(Self.names(by))") }
    if !read.isEmpty { parts.append("read: \(Self.names(read))") }
    if let over { parts.append("over: \(over.value.text)") }
    if let condition = `where` { parts.append("where: \"\(condition.value)\"") }
    if excludesCurrent { parts.append("now: excluded") }
    if net { parts.append("net: true") }
    if let within { parts.append("within: \(within.value)") }
    if let add { parts.append("add: \(add.value)") }
    if let halfLife { parts.append("half-life: \(WrittenDuration.text(milliseconds: halfLife.value))") }
    if kind == .outcome { parts.append("as: \(measure.rawValue)") }
    if let limit { parts.append("limit: \(limit)") }
    if let keys { parts.append("keys: \(keys)") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  static func names(_ names: [Placed<String>]) -> String {
    names.count == 1 ? names[0].value : "[" + names.map(\.value).joined(separator: ", ") + "]"
  }
}

extension FeatureSpec.Window {
  /// `24h`, `7d..14d`.
  package var text: String {
    let end = WrittenDuration.text(milliseconds: far)
    return near == 0 ? end : WrittenDuration.text(milliseconds: near) + ".." + end
  }
}

extension NeighbourSpec {
  /// As a rule file writes it: `{neighbours: frozen, by: device, over: 7d}`.
  package var text: String {
    "{neighbours: frozen, by: \(FeatureSpec.names(by)), over: \(WrittenDuration.text(milliseconds: over.value))}"
  }
}

extension RuleSetSpec {
  /// Name, definition and place of every line under `features`, in the order of files.
  package var featureLines: [(name: Placed<String>, text: String)] {
    (features.map { ($0.name, $0.text) } + neighbours.map { ($0.name, $0.text) })
      .sorted { $0.name.place < $1.name.place }
  }
}
