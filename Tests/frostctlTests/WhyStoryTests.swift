import Foundation
import FrostProtocol
import Testing

@testable import frostctl

struct WhyStoryTests {
  static let decision = """
    {"schema":"frost.decision/1","id":"dec_1","account":"A1","time":"2026-03-02T02:41:00.000Z","input":123,"currency":"CNY",
     "event":{"id":"e1","type":"transfer","phase":"done","txn":"t1","amount":"4800.00","fields":{"payee":"P9","device":"D9","card":"***"}},
     "rule_set":{"version":3,"hash":"abc"},
     "subjects":[{"kind":"account","id":"A1","enforce":100,"review":100,"all":100}],
     "rules":[{"rule":"sim-swap-drain","version":"1f3a9c02","stage":"enforce","subject":"account","score":90,
       "say":{"en":"SIM changed, phone bound 11m ago, 4800.00 CNY = 96 % of the balance to a payee known 0s"},
       "terms":[{"text":"sim_changed_72h > 0","result":"true"},{"text":"device_age < '24h'","result":"true"}],
       "unless":[{"text":"payee_age > '90d'","result":"false"}],
       "more":[{"text":"amount / balance >= 0.9","result":"true","score":20},{"text":"payee_age < '1h'","result":"true","score":10},
               {"text":"amount > 9000","result":"false","score":50}],
       "values":[{"name":"sim_changed_72h","value":"1"},{"name":"device_age","value":"11m"},{"name":"payee_age","value":"0s"}],
       "evidence":[{"input":88,"time":"2026-03-02T02:10:00.000Z","feature":"sim_changed_72h"}]},
      {"rule":"night-drain","version":"77aa0011","stage":"enforce","subject":"account","score":20,"say":{"en":"At night"},
       "terms":[{"text":"amount >= 500","result":"true"}],"unless":[],"more":[],"values":[{"name":"amount","value":"4800.00 CNY"}],"evidence":[]}],
     "actions":[{"do":"freeze","id":"frz_1","scope":"out","until":"2026-03-03T02:41:00.000Z"},{"do":"alert","id":"alr_1"},{"do":"case","id":"esc_1"}],
     "stopped":[{"do":"hold","because":"nothing is pending: step-up and case instead"}]}
    """

  func story() -> WhyStory { WhyStory(paint: .off, time: LocalTime(zone: .gmt), width: 80) }

  @Test func `a decision reads as a story`() throws {
    let decision = try ProtocolJSON.decode(DecisionDocument.self, from: Array(Self.decision.utf8))
    let text = story().decision(decision).joined(separator: "\n")
    #expect(
      text == """
        2026-03-02 02:41:00 UTC  A1: transfer: 4,800.00 CNY to P9 from device D9
          Frost froze the account (out) until 2026-03-03 02:41, told the user, opened a
          case for support.
          not done: hold, because nothing is pending: step-up and case instead

          sim-swap-drain@1f3a9c02
            SIM changed, phone bound 11m ago, 4800.00 CNY = 96 % of the balance to a
            payee known 0s
            ✓ sim_changed_72h > 0       sim_changed_72h = 1
            ✓ device_age < '24h'        device_age = 11m
            - unless payee_age > '90d'  payee_age = 0s, (false)
            60 + 20 (amount / balance >= 0.9) + 10 (payee_age < '1h') = 90 points
            seen in sim_changed_72h at 2026-03-02 02:10 (input 88)

          night-drain@77aa0011
            At night
            ✓ amount >= 500  amount = 4,800.00 CNY
            20 points

          score of account A1: 100 of 90 sim-swap-drain + 20 night-drain, capped at 100
          decision dec_1, event e1, rule set 3
        """)
  }

  @Test func `the story begins with what is in force and ends with how to release`() throws {
    let decision = try ProtocolJSON.decode(DecisionDocument.self, from: Array(Self.decision.utf8))
    let restriction = Restriction(
      scope: "out", since: "2026-03-02T02:41:00.000Z", until: "2026-03-03T02:41:00.000Z", freeze: "frz_1",
      causes: ["cse_1"])
    let state = AccountDocument(
      id: "A1", restrictions: [restriction], freezes: [], holds: [], stepUps: [], labels: [], exceptions: [])
    let why = WhyDocument(account: "A1", state: state, decisions: [decision, decision])
    let lines = story().lines(why, limit: 1)
    #expect(lines.first == "A1 is restricted")
    #expect(lines[1] == "  money going out is frozen since 2026-03-02 02:41:00 UTC until 2026-03-03 02:41")
    #expect(lines.contains("1 older decision: frostctl why A1 --limit 2"))
    #expect(lines.contains { $0.contains("frostctl freezes release A1 --outcome") })
    #expect(lines.count { $0.hasPrefix("2026-03-02 02:41:00") } == 1)
  }

  @Test func `an account that no rule acted on says so`() {
    let state = AccountDocument(
      id: "A2", restrictions: [], freezes: [], holds: [], stepUps: [], labels: [], exceptions: [])
    let lines = story().lines(WhyDocument(account: "A2", state: state, decisions: []), limit: 3)
    #expect(lines == ["A2 is not restricted.", "", "No rule has ever acted on A2."])
  }
}
