import CEL
import FrostEvents
import FrostRules
import Testing

@testable import FrostConfig

struct RuleDirectoryTests {
  private static let schema = """
    schema: 1
    event:
      time: {at: /time, type: time}
      type: {at: /type, type: text}
      account: {at: /account, type: key}
    book-currency: JPY

    """

  private func failure(_ path: String) -> LoadFailure? {
    do {
      _ = try RuleDirectory.load(path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every key of the language examples is read`() throws {
    let loaded = try RuleDirectory.load(Checkout.fixtures + "/pack")
    let spec = loaded.spec
    #expect(spec.rules.map(\.id.value) == ["mule-pass-through", "payment-trouble", "sim-swap-drain"])
    #expect(spec.features.count == 11)
    #expect(spec.limits.map { "\($0.name.value)=\($0.text.value)" } == ["mule_in=2000", "real_out=500"])
    #expect(loaded.files.count == 11)
    let mule = spec.rules[0]
    #expect(mule.stage == .enforce)
    #expect(mule.when.count == 5)
    #expect(mule.more.map(\.score.value) == ["20", "20"])
    #expect(mule.title.map(\.language) == ["en", "zh-CN"])
    guard case .generic = mule.tell else {
      Issue.record("tell is generic")
      return
    }
  }

  @Test func `a schema is read with its roles, groups, profile and rates`() throws {
    let schema = try RuleDirectory.load(Checkout.fixtures + "/pack").spec.schema
    #expect(schema.bookCurrency == Currency(code: "CNY", decimals: 2))
    #expect(schema.roles.txn == schema.field(named: "txn"))
    #expect(schema.roles.device == schema.field(named: "device"))
    let phase = schema.fields[try #require(schema.roles.phase)]
    #expect(phase.defaultText == "done")
    #expect(phase.map.map(\.from) == ["failed", "ok", "pending", "reversed"])
    #expect(schema.fields[try #require(schema.field(named: "card"))].personal)
    #expect(schema.holdable == [TypePhase(type: "withdrawal", phase: "requested")])
    #expect(schema.groups.map(\.name) == ["inflow", "outflow"])
    #expect(
      schema.profile.fields.map { schema.fields[$0].name } == ["opened", "zone", "language", "kyc_tier", "segment"])
    #expect(schema.fields[try #require(schema.field(named: "opened"))].type == .time)
    #expect(schema.rates.entries.map(\.billionths) == [47_000_000, 7_123_400_000, 7_200_000_000])
  }

  @Test func `a policy is read with its bands, actions and guards`() throws {
    let policy = try RuleDirectory.load(Checkout.fixtures + "/pack").spec.policy
    #expect(policy.bands.map(\.from) == [40, 60, 80])
    #expect(policy.bands[2].actions == [.freeze, .alert, .openCase])
    #expect(policy.bands(of: .customer).map(\.from) == [40, 60, 80])
    #expect(policy.bands(of: .device).map(\.actions) == [[.deny, .openCase]])
    #expect(policy.denyLasts == 7 * 86_400_000)
    #expect(policy.hold.atMost == 86_400_000)
    #expect(policy.freeze.scopes == ["out"])
    #expect(policy.hold.beforeCutoff == 7_200_000 && policy.stepUp.notPassed == .hold)
    #expect(policy.freeze.remind == 14_400_000 && policy.freeze.ladder?.lasts == [259_200_000, 604_800_000])
    #expect(policy.guards.timesBaseline == 10 && policy.guards.pages)
    #expect(policy.approve.stageEnforce == 1 && policy.approve.modeLift == 0)
    #expect(policy.rails.map(\.type) == ["withdrawal"] && policy.rails[0].cutoff == 1020)
    #expect(policy.guards.rule?.freezes == 50)
    #expect(policy.guards.shareOfActive == 0.0005)
    #expect(policy.actOn == 3_600_000)
    #expect(policy.historyStarts == (try EventTime(rfc3339: "2026-01-01T00:00:00+08:00")))
    #expect(policy.protected.map(\.value) == ["list.treasury", "list.payroll"])
  }

  @Test func `effects are read in their order with their conditions`() throws {
    let rules = try RuleDirectory.load(Checkout.fixtures + "/pack").spec.rules
    let trouble = rules[1].then
    guard case .alert(.pick(let field, let cases)) = trouble[0].kind, case .escalate("chat", "low") = trouble[1].kind
    else {
      Issue.record("an alert that picks by reason, then an escalation to the chat")
      return
    }
    #expect(field.value == "reason")
    #expect(cases.map(\.value) == ["network", "details", "balance"])
    #expect(trouble[1].condition?.value == "failed_15m >= 5")
    #expect(trouble.map(\.once) == [86_400_000, 86_400_000])
    guard case .stepUp(["face"]) = rules[2].then[0].kind else {
      Issue.record("a step-up by face")
      return
    }
  }

  @Test func `lists are read from a file and from the rules, each entry once`() throws {
    let lists = try RuleDirectory.load(Checkout.fixtures + "/pack").spec.lists
    #expect(
      lists.map { "\($0.name.value): \($0.entries.map(\.value.value))" } == [
        "known_collectors: [\"T7\", \"T8\"]", "treasury: [\"T1\", \"T2\"]", "payroll: [\"PAY1\"]",
      ])
  }

  @Test func `scalars are the text that was written`() throws {
    let rules = try TemporaryDirectory()
    try rules.write(
      "a.yaml", Self.schema + "lists: {l: [NO, 17:00, on, 1e3, ~, 0x1F, 2026-03-02, 'it''s', \"q\\\"\"]}\n")
    let loaded = try RuleDirectory.load(rules.path)
    #expect(
      loaded.spec.lists[0].entries.map(\.value.value) == [
        "NO", "17:00", "on", "1e3", "~", "0x1F", "2026-03-02", "it's", "q\"",
      ])
    #expect(loaded.spec.schema.bookCurrency.decimals == 0)
  }

  @Test func `a condition's place is its first character inside the quotes`() throws {
    let rules = try TemporaryDirectory()
    try rules.write(
      "a.yaml",
      Self.schema + """
        rules:
          - rule: r
            title: {zh-CN: 资金转出, en: t}
            owner: o
            types: x
            when:
              - plain
              - 'single'
              -  "double"
              - |
                block
            more: [{if: 'a', score: b}]
        """)
    let rule = try RuleDirectory.load(rules.path).spec.rules[0]
    let places = rule.when.map { term -> String in
      guard case .all(let text) = term else { return "any" }
      return "\(text.value.filter { $0 != "\n" }) \(text.place.line):\(text.place.column)"
    }
    #expect(places == ["plain 13:9", "single 14:10", "double 15:11", "block 17:9"])
    #expect(rule.more[0].condition.place.column == 18)
    #expect(rule.more[0].score.place.column == 29)
    #expect(rule.title[0].text.place.column == 30)
  }

  @Test func `the hash covers names and contents of all files, and nothing else`() throws {
    let one = try TemporaryDirectory()
    let two = try TemporaryDirectory()
    for rules in [one, two] {
      try rules.write("schema.yaml", Self.schema)
      try rules.write("more/lists.yaml", "lists: {l: {file: l.txt}}\n")
      try rules.write("more/l.txt", "a\n")
      try rules.write("README.md", rules.path)
    }
    let first = try RuleDirectory.load(one.path)
    #expect(first.spec.hash.count == 64)
    #expect(try RuleDirectory.load(two.path + "/").spec.hash == first.spec.hash)
    try two.write("more/l.txt", "a\n\n")
    #expect(try RuleDirectory.load(two.path).spec.hash != first.spec.hash)
  }

  @Test func `calendar files are not read as rule files`() throws {
    let rules = try TemporaryDirectory()
    try rules.write(
      "a.yaml",
      Self.schema
        + "calendars: {withdrawal: {file: calendars/bank.yaml, cutoff: \"17:00\", zone: Asia/Shanghai, days: 1..3}}\n")
    try rules.write("calendars/bank.yaml", "calendar: bank\nsource: none\nbegins: 2026-01-01\nends: 2026-12-31\n")
    #expect(failure(rules.path) == nil)
  }

  @Test func `a byte that is not UTF-8 is named with its place`() throws {
    let rules = try TemporaryDirectory()
    try rules.write("a.yaml", Array((Self.schema + "# 中").utf8) + [0xB0, 0xA1])
    #expect(failure(rules.path)?.rendered.contains("a.yaml:7:4: error: the file is not UTF-8: byte 0xB0 here") == true)
  }

  @Test func `a file that is too long, a directory without files and one that is not there are refused`() throws {
    let rules = try TemporaryDirectory()
    #expect(failure(rules.path)?.rendered.contains("holds no .yaml file") == true)
    #expect(failure(rules.path + "/none")?.rendered.contains("there is no rule directory") == true)
    try rules.write("a.yaml", [UInt8](repeating: UInt8(ascii: "#"), count: FileText.limit + 1))
    #expect(failure(rules.path)?.rendered.contains("more than the limit of 1048576") == true)
    #expect(failure(rules.path + "/a.yaml")?.rendered.contains("is not a directory") == true)
  }

  @Test func `a file named .yml is not passed over in silence`() throws {
    let rules = try TemporaryDirectory()
    try rules.write("a.yaml", Self.schema)
    try rules.write("b.yml", "rules: []\n")
    #expect(failure(rules.path)?.rendered.contains("rule files end in .yaml") == true)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `deep nesting is refused and crashes nothing`(opening: String) throws {
    let rules = try TemporaryDirectory()
    try rules.write("a.yaml", String(repeating: opening, count: 100_000))
    #expect(failure(rules.path) != nil)
  }

  @Test func `Windows line ends and a byte order mark are read`() throws {
    let rules = try TemporaryDirectory()
    try rules.write("a.yaml", "\u{FEFF}" + Self.schema.replacing("\n", with: "\r\n"))
    #expect(failure(rules.path) == nil)
  }
}
