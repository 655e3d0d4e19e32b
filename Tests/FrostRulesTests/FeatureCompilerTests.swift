import FrostFeatures
import FrostRules
import Testing

private let hour: Int64 = 3_600_000
private let day = 24 * hour

/// What is wrong with a feature, and what it says.
@Suite struct FeatureCompilerTests {
  private static func risk(halfLife: Int64?, add: String? = nil, over: Int64? = nil) -> FeatureSpec {
    var spec = Specs.feature("f", .risk, ["transfer"], by: ["account"], over: over)
    spec.halfLife = halfLife.map { Placed($0, at: Specs.text("").place) }
    spec.add = add.map { Specs.text($0) }
    return spec
  }

  private static func equal(within: String) -> FeatureSpec {
    var spec = Specs.feature("f", .equal, ["amount"], by: ["account"], over: hour)
    spec.within = Specs.text(within)
    return spec
  }

  @Test(arguments: [
    (
      Specs.feature("f", .ratio, ["amount", "amonut"]),
      "there is no feature or field `amonut` (did you mean `amount`?)"
    ),
    (
      Specs.feature("f", .ratio, ["amount", "weight"]),
      "a ratio is of two of a kind: this is double, the first is money"
    ),
    (Specs.feature("f", .ratio, ["amount", "payee"]), "`payee` is string: a ratio is of numbers, money or durations"),
    (Specs.feature("f", .ratio, ["amount", "f"]), "ratio `f` names itself, or another that names it"),
    (
      Specs.feature("f", .ratio, ["amount"]),
      "`ratio` is of two features or fields (for example `ratio: [out_24h, in_24h]`)"
    ),
    (
      Specs.feature("f", .share, ["amount", "weight"], by: ["account"], over: hour),
      "`weight` is number: `share` is exact and takes only money and integers"
    ),
    (
      Specs.feature("f", .mean, ["weight"], by: ["account"], over: hour),
      "`weight` is number: `mean` is exact and takes only money and integers"
    ),
    (Specs.feature("f", .max, ["amount"], by: ["account"]), "feature `f` has no window (add `over: 24h`)"),
    (
      Specs.feature("f", .rise, ["transfer"], by: ["account"], over: 60 * day),
      "the window before this one would reach back more than 90 days"
    ),
    (
      Specs.feature("f", .distance, ["weight"], by: ["account"]),
      "`distance` is of two fields, latitude and longitude (for example `distance: [lat, lon]`)"
    ),
    (
      Specs.feature("f", .speed, ["weight", "amount"], by: ["account"]),
      "`amount` is money: degrees are a field of type number"
    ),
    (
      Specs.feature("f", .previous, ["amount"], by: ["account"], over: hour),
      "`previous` looks at all history and has no window (leave `over` out)"
    ),
    (risk(halfLife: nil), "feature `f` has no half-life (add `half-life: 1h`)"),
    (risk(halfLife: 10 * day), "a half-life lasts from 1 second to 9 days"),
    (risk(halfLife: hour, add: "-1"), "`add` is a number of points above 0, up to 1000000, not `-1`"),
    (risk(halfLife: hour, over: hour), "`risk` fades by its half-life and has no window (leave `over` out)"),
    (
      equal(within: "near"),
      "`within` is a percentage up to 100 % or an amount, not `near` (for example within: 1 % or within: 0.50)"
    ),
    (
      equal(within: "101 %"),
      "`within` is a percentage up to 100 % or an amount, not `101 %` (for example within: 1 % or within: 0.50)"
    ),
    (
      Specs.feature("f", .outcome, ["fraud"], by: ["payee"], over: hour),
      "`outcome` needs a text field `label` in the schema: what people found out (add `label: {at: /label, type: text}` to `event`)"
    ),
    (Specs.feature("f", .hour, ["profile.zone"]), "no profile field `profile.zone` (the schema has profile.opened)"),
    (Specs.feature("f", .hour, ["profile.opened"]), "`profile.opened` is no text, so it names no zone"),
    (
      Specs.feature("f", .hour, ["payee"]),
      "feature `f` needs time zones, and this machine has none (install the package tzdata)"
    ),
  ])
  func `a wrong feature is refused`(feature: FeatureSpec, complaint: String) {
    #expect(Specs.complaints(Specs.set(features: [feature])) == ["1:1 \(complaint)"])
  }

  @Test func `a ratio may name what stands behind it, and other ratios`() throws {
    let set = try RuleCompiler.compile(
      Specs.set(features: [
        Specs.feature("c", .ratio, ["b", "n"]), Specs.feature("b", .ratio, ["n", "weight"]),
        Specs.feature("n", .count, ["transfer"], by: ["account"], over: hour),
      ]))
    #expect(set.features.map(\.name) == ["profile.opened", "n", "b", "c"])
    #expect(set.definitions(of: 3) == [1, 1])
  }

  @Test func `a rise is two windows side by side, known to the rule that reads it`() throws {
    let set = try RuleCompiler.compile(
      Specs.set(
        features: [Specs.feature("r", .rise, ["transfer"], by: ["account"], over: hour)],
        rules: [Specs.rule("x", when: ["r > 3.0"])]))
    #expect(set.definitions.dropFirst().map(\.name) == ["r.now", "r.before"])
    #expect(
      set.definitions.dropFirst().map(\.window) == [.init(near: 0, far: hour), .init(near: hour, far: 2 * hour)])
    #expect(set.definitions(of: 1) == [1, 2])
  }

  @Test func `a rule's version changes with what a computed feature is made of`() throws {
    func version(_ feature: FeatureSpec) throws -> String {
      try RuleCompiler.compile(Specs.set(features: [feature], rules: [Specs.rule("x", when: ["f > 3.0"])])).rules[0]
        .version
    }
    let versions = try [
      version(Specs.feature("f", .rise, ["transfer"], by: ["account"], over: hour)),
      version(Specs.feature("f", .rise, ["transfer"], by: ["account"], over: 2 * hour)),
      version(Specs.feature("f", .ratio, ["amount", "amount"])),
      version(Specs.feature("f", .ratio, ["weight", "weight"])),
    ]
    #expect(Set(versions).count == 4)
  }
}
