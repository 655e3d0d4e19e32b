import FrostEngine
import FrostEvents
import FrostRules
import Testing

/// Conditions that look into texts, where an event's texts are symbols.
@Suite struct TextConditionTests {
  private static let hour: Int64 = 3_600_000

  private func transfer(_ id: Int, reason: String?, payee: String = "P") -> String {
    "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"A\",\"payee\":\"\(payee)\",\"amount\":1"
      + (reason.map { ",\"reason\":\"\($0)\"" } ?? "")
  }

  private func rules(_ texts: [String]) -> [RuleSpec] {
    texts.enumerated().map { .of("r\($0.offset)", types: ["outflow"], when: [$0.element], score: "80") }
  }

  private func hits(_ condition: String, _ reason: String?, payee: String = "P") throws -> Bool {
    var wallet = try Wallet(Wallet.spec(rules: rules([condition])))
    wallet.feed([(0, transfer(1, reason: reason, payee: payee))])
    return wallet.freezes.count == 1
  }

  @Test(arguments: [
    "reason.startsWith('urgent')", "reason.contains('invest')", "reason.endsWith('fee')", "size(reason) > 20",
    "reason.matches('^urg.*(fee|tax)$')", "reason.lowerAscii() in ['urgent: investment fee', 'x']",
    "reason.upperAscii().trim() == 'URGENT: INVESTMENT FEE'", "reason.split(' ').exists(w, w == 'investment')",
    "reason + payee == 'urgent: investment feeP'", "amount == 1 && (payee == 'Q' || reason.startsWith('urgent'))",
    "reason.startsWith(payee.lowerAscii().replace('p', 'u'))",
  ])
  func `a rule that looks into a text fires`(condition: String) throws {
    #expect(try hits(condition, "urgent: investment fee"))
    #expect(try !hits(condition, "rent", payee: "Z"))
  }

  @Test func `a text that is not there is unknown and no hit`() throws {
    #expect(try !hits("!reason.startsWith('x')", nil))
    #expect(try hits("!reason.startsWith('x')", ""))
    #expect(try hits("has(reason) && size(reason) == 0", ""))
  }

  @Test func `a feature counts the events whose text its condition looks into`() throws {
    let features: [FeatureSpec] = [
      .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: Self.hour),
      .of(
        "urgent_1h", .count, ["outflow"], by: ["account"], over: Self.hour,
        where: "reason.lowerAscii().contains('urgent')"),
    ]
    var wallet = try Wallet(Wallet.spec(features: features, rules: rules(["urgent_1h >= 2"])))
    wallet.feed([
      (0, transfer(1, reason: "URGENT")), (1000, transfer(2, reason: "rent")), (2000, transfer(3, reason: nil)),
    ])
    #expect(wallet.freezes.isEmpty)
    wallet.feed([(3000, transfer(4, reason: "it is urgent"))])
    #expect(wallet.freezes.count == 1)
  }

  @Test func `a text that was remembered is looked into`() throws {
    let features: [FeatureSpec] = [
      .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: Self.hour),
      .of("last_reason", .last, ["reason"], of: ["login"], by: ["account"]),
    ]
    var wallet = try Wallet(Wallet.spec(features: features, rules: rules(["last_reason.endsWith('.ru')"])))
    wallet.feed([
      (0, transfer(1, reason: nil)),
      (1, "\"id\":\"l\",\"type\":\"login\",\"account\":\"A\",\"reason\":\"bank.example.ru\""),
    ])
    #expect(wallet.freezes.isEmpty)
    wallet.feed([(2, transfer(2, reason: nil))])
    #expect(wallet.freezes.count == 1)
  }

  @Test func `the record tells what the condition said`() throws {
    var wallet = try Wallet(Wallet.spec(rules: rules(["reason.startsWith('urgent')"])))
    wallet.feed([(0, transfer(1, reason: "urgent"))])
    let document = try #require(wallet.decisions.first?.document)
    #expect(document.contains(#""terms":[{"text":"reason.startsWith('urgent')","result":"true"}]"#))
    #expect(document.contains(#"{"name":"reason","value":"urgent"}"#))
  }

  @Test func `texts are found after a reload and in a dry run`() throws {
    var wallet = try Wallet(Wallet.spec(rules: rules(["reason.startsWith('x')"])))
    wallet.feed([(0, transfer(1, reason: "urgent"))])
    _ = wallet.engine.adopt(
      try RuleCompiler.compile(Wallet.spec(rules: rules(["reason.startsWith('urgent')"]), hash: "h2")))
    wallet.feed([(1000, transfer(2, reason: "urgent again"))])
    #expect(wallet.freezes.count == 1)
    guard case .done = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k", dryRun: true) else {
      Issue.record("the dry run was refused")
      return
    }
    wallet.feed([(2000, transfer(3, reason: "a text that is new"))])
    #expect(wallet.freezes.count == 1)
  }
}
