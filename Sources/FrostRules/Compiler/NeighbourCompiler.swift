import CEL
import FrostEvents

/// Features that count neighbours into definitions.
struct NeighbourCompiler {
  let schema: Schema
  /// Names that the files declare and that could not be read.
  let misread: Set<String>

  /// nil when there is a mistake in it, which is added to the diagnostics.
  func compile(_ spec: NeighbourSpec, _ diagnostics: inout [Diagnostic]) -> NeighbourDefinition? {
    guard !spec.by.contains(where: { misread.contains($0.value) }) else { return nil }
    let known = diagnostics.count
    var keys: [NeighbourDefinition.Key] = []
    for name in spec.by {
      guard let field = schema.field(named: name.value), schema.fields[field].type == .key else {
        diagnostics.append(wrong(name))
        continue
      }
      keys.append(.init(field: field, kind: schema.fields[schema.kind(ofKey: field)].name))
    }
    if spec.over.value > FeatureCompiler.longestWindow || spec.over.value < FeatureCompiler.shortestWindow {
      diagnostics.append(Diagnostic(at: spec.over.place, "neighbours are counted over 1 second to 90 days"))
    }
    return diagnostics.count == known ? NeighbourDefinition(keys: keys, over: spec.over.value) : nil
  }

  private func wrong(_ name: Placed<String>) -> Diagnostic {
    let keys = schema.fields.filter { $0.type == .key }.map(\.name)
    let near = NearestName.find(name.value, among: keys).map { "did you mean `\($0)`?" }
    return Diagnostic(
      at: name.place, length: name.value.unicodeScalars.count, "`\(name.value)` is no key of the schema",
      hint: near ?? "keys are " + keys.joined(separator: ", "))
  }
}
