import CEL
import FrostEvents
import FrostFeatures
import FrostRules
import Testing

private let hour: Int64 = 3_600_000

@Suite struct RuleCompilerTests {
  @Test(arguments: [
    (Specs.feature("f", .count, ["transfer"], over: hour), "feature `f` has no key (say whose it is: `by: account`)"),
    (Specs.feature("f", .count, ["transfer"], by: ["account"]), "feature `f` has no window (add `over: 24h`)"),
    (
      Specs.feature("f", .sum, ["amont"], by: ["account"], over: hour),
      "the schema has no field `amont` (did you mean `amount`?)"
    ),
    (
      Specs.feature("f", .sum, ["weight"], by: ["account"], over: hour),
      "`weight` is number: only money and integers can be summed exactly"
    ),
    (
      Specs.feature("f", .count, ["transfer"], by: ["amount"], over: hour),
      "`amount` is money: only keys and texts can be a key"
    ),
    (
      Specs.feature("f", .count, ["transfer"], by: ["account"], read: ["account", "payee"], over: hour),
      "`read` must name as many fields as the key: 1"
    ),
    (
      Specs.feature("f", .count, ["transfer"], by: ["account"], over: 91 * 24 * hour),
      "a window reaches back at most 90 days"
    ),
    (Specs.feature("f", .count, ["transfer"], by: ["account"], over: 999), "a window lasts at least 1 second"),
    (
      Specs.feature("f", .since, ["transfer"], by: ["account"], over: hour),
      "`since` looks at all history and has no window (leave `over` out)"
    ),
    (
      Specs.feature("f", .age, ["profile.born"]), "no profile field `profile.born` (the schema has profile.opened)"
    ),
    (
      Specs.feature("payee", .age, ["account"]),
      "feature `payee` has the name of an event field (give the feature another name)"
    ),
  ])
  func `a wrong feature is refused`(feature: FeatureSpec, complaint: String) {
    #expect(Specs.complaints(Specs.set(features: [feature])) == ["1:1 \(complaint)"])
  }

  @Test(arguments: [
    (
      Specs.rule("r", when: ["true"], then: [.hold]),
      "rule `r` holds, but none of its types is holdable (the schema's holdable types are withdrawal.requested)"
    ),
    (
      Specs.rule("r", when: ["true"], then: [.freeze(scopes: ["everything"])]),
      "there is no scope `everything` to freeze (scopes are bind, cards, in, login, out, points, withdraw)"
    ),
    (
      Specs.rule("r", when: ["true"], subject: .device),
      "rule `r` has the subject device, but the schema has no field device "
        + "(declare it under `event`: device: {at: /device, type: key})"
    ),
    (Specs.rule("r", when: ["true"], score: "payee"), "a score is a number, this is string"),
  ])
  func `a wrong rule is refused`(rule: RuleSpec, complaint: String) {
    #expect(Specs.complaints(Specs.set(rules: [rule])) == ["1:1 \(complaint)"])
  }

  @Test func `a device may only be denied`() {
    var spec = Specs.set(rules: [Specs.rule("r", when: ["true"], subject: .device, then: [.freeze(scopes: [])])])
    spec.schema.fields.append(Field(name: "device", pointer: "/device", type: .key))
    spec.schema.roles.device = spec.schema.fields.count - 1
    #expect(
      Specs.complaints(spec) == [
        "1:1 rule `r` is of a device, which may only be denied binding and registration "
          + "(give it a score, and the policy `bands: {device: [{from: 60, do: [deny]}]}`)"
      ])
  }

  @Test func `all mistakes are told at once, sorted by place`() {
    let spec = Specs.set(
      features: [Specs.feature("f", .count, ["transfer"], over: hour)],
      rules: [Specs.rule("r", when: ["amuont > 5"], say: "{amount"), Specs.rule("r", when: ["true"])],
      protected: ["list.tresury"])
    let complaints = Specs.complaints(spec)
    #expect(complaints.count == 5)
    #expect(complaints.last == "7:21 the hole that begins here has no `}`")
    #expect(complaints.contains { $0.contains("`amuont`") && $0.contains("did you mean `amount`?") })
    #expect(complaints.contains("1:1 rule `r` is declared twice (the first is at r.yaml:1:1)"))
    #expect(complaints.contains("1:1 there is no list `list.tresury`"))
  }

  @Test func `a mistake in a hole has the place of its own`() {
    let complaints = Specs.complaints(Specs.set(rules: [Specs.rule("r", when: ["true"], say: "sent {amoun}")]))
    #expect(complaints.count == 1)
    #expect(complaints[0].hasPrefix("7:26 "))
  }

  @Test func `a type that is nearly another is warned of, and a rule that does nothing`() throws {
    let spec = Specs.set(rules: [
      Specs.rule("r", types: ["tranfer"], when: ["true"]),
      Specs.rule("s", types: ["transfer", "wholly.new"], when: ["true"]),
    ])
    let warnings = try RuleCompiler.compile(spec).warnings.map { "\($0.message) \($0.hint ?? "")" }
    #expect(warnings == ["no other rule, feature or group names the type `tranfer` did you mean `transfer`?"])
    var enforced = spec
    enforced.rules = [Specs.rule("r", types: ["transfer"], when: ["true"])]
    enforced.rules[0].stage = .enforce
    #expect(try RuleCompiler.compile(enforced).warnings.map(\.message).first?.contains("enforces nothing") == true)
  }

  @Test func `types are groups, types with a phase, or done`() throws {
    let spec = Specs.set(rules: [
      Specs.rule(
        "r", types: ["moves", "withdrawal.requested", "sim.changed", "payment.failed", "bill"], when: ["true"])
    ])
    let types = try RuleCompiler.compile(spec).rules[0].types.map { "\($0.type)/\($0.phase)" }
    #expect(
      types == ["transfer/done", "bill/done", "withdrawal/requested", "sim.changed/done", "payment/failed"])
  }

  @Test func `limits are constants, lists are asked in slots, profile times have ages`() throws {
    let spec = Specs.set(
      features: [Specs.feature("account_age", .age, ["profile.opened"])],
      rules: [Specs.rule("r", when: ["amount > limit.most", "payee in list.known", "account_age < '30d'"])],
      lists: [Specs.list("others", ["P2"]), Specs.list("known", ["P1"])])
    let set = try RuleCompiler.compile(spec)
    #expect(set.features.map(\.name) == ["profile.opened", "account_age"])
    #expect(set.features[1].origin == .age(ofProfile: 0))
    #expect(set.rules[0].features == [1])
    #expect(set.derived.map(\.name) == ["payee in list.known"])
    #expect(set.derived.map(\.question) == [.isMember(of: 1, slot: 3)])
    #expect(set.rules[0].slots.contains(set.derived[0].slot))
    #expect(set.derived[0].slot < set.slots)
  }

  @Test func `what no list can hold is refused`() {
    let networks = ["10.0.0.0/8", "10.0.0.1/8", "10.0.0.0/33", "2001:db8::/32", "here", "203.0.113.7"]
    let spec = Specs.set(
      rules: [Specs.rule("r", when: ["amount in list.nets", "'P1' in list.nets", "payee in list.net"])],
      lists: [Specs.list("nets", networks, type: .networks)])
    #expect(
      Specs.complaints(spec) == [
        "1:1 this is money, what is looked into is list(string) (name a variable whose value may be a member)",
        "1:1 only a variable can be looked for in this list (its members change while rules stand; write the name of a field or feature)",
        "1:1 `10.0.0.1/8` has bits behind its prefix (the network is 10.0.0.0/8)",
        "1:1 `10.0.0.0/33` is no network (for example 203.0.113.0/24, 2001:db8::/32 or 203.0.113.7)",
        "1:1 `here` is no network (for example 203.0.113.0/24, 2001:db8::/32 or 203.0.113.7)",
        "1:10 `list.net` is not known (did you mean `list.nets`?)",
      ])
  }

  @Test func `a version changes with the rule's text and with a feature it reads`() throws {
    func version(_ when: String, over: Int64) throws -> String {
      let feature = Specs.feature("f", .count, ["transfer"], by: ["account"], over: over)
      return try RuleCompiler.compile(Specs.set(features: [feature], rules: [Specs.rule("r", when: [when])])).rules[0]
        .version
    }
    let versions = try [
      version("f > 3", over: hour), version("f > 3", over: hour), version("f > 4", over: hour),
      version("f > 3", over: 2 * hour), version("amount > 3", over: hour), version("amount > 3", over: 2 * hour),
    ]
    #expect(versions[0] == versions[1])
    #expect(versions[4] == versions[5])
    #expect(Set(versions).count == 4)
  }

  @Test func `a version changes with the value of a limit that the rule reads, and with no other`() throws {
    func version(_ rule: RuleSpec, _ limits: [(String, String)]) throws -> String {
      var spec = Specs.set(rules: [rule])
      spec.limits = limits.map { (Specs.text($0), Specs.text($1)) }
      return try RuleCompiler.compile(spec).rules[0].version
    }
    let reads = Specs.rule("r", when: ["amount > limit.most"])
    let versions = try [
      version(reads, [("most", "500"), ("mostly", "7")]), version(reads, [("mostly", "8"), ("most", "500")]),
      version(reads, [("most", "400")]),
    ]
    #expect(versions[0] == versions[1])
    #expect(versions[0] != versions[2])
    let scores = Specs.rule("r", when: ["amount > 3"], score: "limit.most")
    #expect(try version(scores, [("most", "500")]) != version(scores, [("most", "400")]))
    // What is told decides nothing.
    let tells = Specs.rule("r", when: ["amount > 3"], say: "above {limit.most}")
    #expect(try version(tells, [("most", "500")]) == version(tells, [("most", "400")]))
  }
}
