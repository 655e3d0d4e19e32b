import CEL
import FrostEvents
import FrostFeatures

// Features that are one value of the table over another.
extension FeatureCompiler {
  /// The sum of the first field over the second field of the current event.
  mutating func compileShare(_ spec: FeatureSpec) {
    guard expectCount(2, of: spec, "two fields", example: "[amount, balance]") else { return }
    guard let part = amount(spec.what[0], of: .share), let whole = amount(spec.what[1], of: .share) else { return }
    guard schema.fields[part].type == schema.fields[whole].type else {
      report(
        spec.what[1],
        "a share is of two of a kind: this is \(schema.fields[whole].type.rawValue), the first is \(schema.fields[part].type.rawValue)"
      )
      return
    }
    var sum = spec
    sum.kind = .sum
    sum.what = [spec.what[0]]
    guard let number = hidden(sum, "sum") else { return }
    add(
      spec.name.value, .double,
      .ratio(.init(source: .definition(number), isDouble: false), .init(source: .field(whole), isDouble: false)))
  }

  /// The count in the window over the count in the window before it.
  mutating func compileRise(_ spec: FeatureSpec) {
    var now = spec
    now.kind = .count
    var before = now
    before.excludesCurrent = false
    if let over = spec.over {
      let length = over.value.far - over.value.near
      before.over?.value = FeatureSpec.Window(near: over.value.far, far: over.value.far + length)
      if over.value.far <= Self.longestWindow, over.value.far + length > Self.longestWindow {
        report(over, "the window before this one would reach back more than 90 days")
        return
      }
    }
    guard let above = hidden(now, "now"), let below = hidden(before, "before") else { return }
    addRatio(spec.name.value, above, below)
  }

  /// Labels that name the key, by the moment they were learned; as a share, over the key's events in the window.
  mutating func compileOutcome(_ spec: FeatureSpec) {
    guard let field = schema.field(named: "label"), schema.fields[field].type == .text else {
      report(
        spec.name, "`outcome` needs a text field `label` in the schema: what people found out",
        hint: "add `label: {at: /label, type: text}` to `event`")
      return
    }
    let wrong = spec.what.filter { !Self.labels.contains($0.value) }
    for label in wrong {
      report(
        label, "there is no label `\(label.value)`", hint: "labels are " + Self.labels.joined(separator: ", "))
    }
    if spec.measure == .share, spec.of.isEmpty {
      report(spec.name, "a share of outcomes needs `of`: the types that it is a share of", hint: "add `of: payment`")
    }
    guard wrong.isEmpty else { return }
    var labelled = spec
    labelled.kind = .count
    labelled.of = []
    labelled.what = []
    let texts = spec.what.map { "'\($0.value)'" }.joined(separator: ", ")
    labelled.where = Placed("label in [\(texts)]", at: spec.name.place)
    guard spec.measure == .share else {
      guard let (definition, type, condition) = definition(of: labelled) else { return }
      add(spec.name.value, type, .table(addDefinition(definition, condition)))
      return
    }
    var all = spec
    all.kind = .count
    all.what = spec.of
    guard let above = hidden(labelled, "labels"), let below = hidden(all, "events"), !spec.of.isEmpty else { return }
    addRatio(spec.name.value, above, below)
  }

  private static let labels = ["fraud", "scam", "honest", "unclear"]

  private mutating func addRatio(_ name: String, _ above: Int, _ below: Int) {
    add(
      name, .double,
      .ratio(.init(source: .definition(above), isDouble: false), .init(source: .definition(below), isDouble: false)))
  }

  /// A definition that rules have no name for.
  private mutating func hidden(_ spec: FeatureSpec, _ part: String) -> Int? {
    guard let known = definition(of: spec) else { return nil }
    var definition = known.0
    definition.name += "." + part
    return addDefinition(definition, known.2)
  }
}
