import FrostEngine
import FrostRules
import Testing

struct ExceptedTests {
  private func wallet() throws -> Wallet {
    try Wallet(
      Wallet.spec(rules: [
        .of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80"),
        .of(
          "to-stranger", types: ["outflow"], when: ["amount >= 1000"], unless: ["payee == 'SHOP'", "device == 'D1'"],
          score: "60"),
        .of(
          "to-payee", types: ["outflow"], when: ["amount >= 1000"], unless: ["payee == 'SHOP'"], score: "60",
          subject: .payee),
      ]))
  }

  private func transfer(_ payee: String, _ more: String = "") -> (at: Int64, String) {
    (0, "\"id\":\"e\",\"type\":\"transfer\",\"account\":\"A\",\"payee\":\"\(payee)\",\"amount\":1000\(more)")
  }

  @Test func `the exception that kept a rule from hitting is in the record`() throws {
    var wallet = try wallet()
    wallet.feed([transfer("SHOP")])
    let document = try #require(wallet.decisions.first?.document)
    #expect(wallet.decisions.count == 1)
    #expect(document.contains("\"excepted\":[{\"rule\":\"to-stranger\","))
    #expect(document.contains("\"unless\":\"payee == 'SHOP'\",\"result\":\"true\"}],"))
  }

  @Test func `an exception that is unknown stands against a rule, and is told as unknown`() throws {
    var wallet = try wallet()
    wallet.feed([transfer("P")])
    let document = try #require(wallet.decisions.first?.document)
    #expect(document.contains("\"unless\":\"device == 'D1'\",\"result\":\"unknown\"}],"))
  }

  @Test func `a rule that hits, and one whose terms do not hold, are not excepted`() throws {
    var wallet = try wallet()
    wallet.feed([transfer("P", ",\"device\":\"D2\"")])
    let document = try #require(wallet.decisions.first?.document)
    #expect(document.contains("\"excepted\":[],"))
  }

  @Test func `a payee may have bands of its own`() throws {
    var spec = Wallet.spec(rules: [
      .of("to-payee", types: ["outflow"], when: ["amount >= 1000"], score: "60", subject: .payee),
      .of("by-account", types: ["outflow"], when: ["amount >= 1000"], score: "60"),
    ])
    spec.policy.otherBands[.payee] = [.init(from: 50, actions: [.freeze], at: Wallet.place)]
    var wallet = try Wallet(spec)
    wallet.feed([transfer("P")])
    #expect(wallet.freezes.map(\.account) == ["P"])
  }
}
