import CEL
import FrostRules

/// A line under `features` that counts neighbours.
struct NeighbourReader {
  enum What: String, CaseIterable { case frozen }

  private static let kind = "neighbours"
  private static let example = "frozen_neighbours: {neighbours: frozen, by: [device, payee], over: 7d}"

  let findings: Findings

  /// Whether the line is of this kind.
  static func reads(_ entry: YAMLValue.Entry) -> Bool {
    guard case .map(let entries) = entry.value.content else { return false }
    return entries.contains { $0.key == kind }
  }

  func read(_ entry: YAMLValue.Entry) -> NeighbourSpec? {
    let name = Placed(entry.key, at: entry.keyPlace)
    Names("feature", findings).checkIdentifier(name)
    guard
      let map = MapReader(
        entry.value, "the feature `\(entry.key)`", known: MapKeys.neighbours, example: Self.example, findings)
    else { return nil }
    let what = map.choice(Self.kind, of: What.self)
    let by = map.required("by", example: "by: [device, payee]")?.texts("by", example: "by: [device, payee]", findings)
    let over = map.required("over", example: "over: 7d")?.duration("over", example: "over: 7d", findings)
    guard what != nil, let by, let over else { return nil }
    return NeighbourSpec(name: name, by: by, over: over)
  }
}
