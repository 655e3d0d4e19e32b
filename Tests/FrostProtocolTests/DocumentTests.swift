import FrostProtocol
import Testing

@Suite struct DocumentTests {
  private func json(_ document: some Encodable) throws -> String {
    String(decoding: try ProtocolJSON.encode(document), as: UTF8.self)
  }

  private func decoded<Document: Decodable>(_ type: Document.Type, _ json: String) throws -> Document {
    try ProtocolJSON.decode(type, from: Array(json.utf8))
  }

  @Test func `a document names its schema, in snake case, without what is absent`() throws {
    let answer = OperatorAnswer(done: ["released frz_1"], freezes: ["frz_1"], dryRun: true)
    let golden = #"{"done":["released frz_1"],"dry_run":true,"freezes":["frz_1"],"schema":"frost.answer/1"}"#
    #expect(try json(answer) == golden)
    #expect(try decoded(OperatorAnswer.self, golden) == answer)
    let error = ErrorDocument(code: "not-found", message: "no such path: /v2")
    #expect(try json(error) == #"{"code":"not-found","message":"no such path: /v2","schema":"frost.error/1"}"#)
  }

  @Test func `the status reads back as it was written`() throws {
    let status = StatusDocument(
      version: "0.1", state: .running, since: "2026-03-02T02:41:00.000Z", currency: "CNY",
      ruleSet: RuleSetStatus(version: 3, hash: "ab", stages: ["enforce": 4]),
      sources: [SourceStatus(name: "wallet", path: "/s", offset: 1, size: 3, lagBytes: 2)],
      counters: CountersDocument(
        scored: 1, duplicates: 2, late: 3, quarantined: 4, unknownTerms: 5, leaks: 6, leakedAmount: "7.00"),
      freezes: FreezeCounts(active: 1, lastDay: 2), holdsPlaced: 3, stepUpsDemanded: 4, alertsQueued: 5,
      escalationsOpen: 6, quarantined: 7, databaseBytes: 8,
      lastReload: ReloadStatus(ok: false, message: "sim.yaml:3:1", at: "2026-03-02T02:41:00.000Z"),
      attention: ["the last reload failed: frostctl rules check"])
    let text = try json(status)
    #expect(try decoded(StatusDocument.self, text) == status)
    #expect(text.contains(#""lag_bytes":2"#) && text.contains(#""last_day":2"#) && !text.contains("engine_time"))
  }

  @Test func `names that a wallet chose are left as they are`() throws {
    let event = DecidedEvent(
      type: "transfer", fields: ["kyc_tier": .integer(2), "payeeName": .string("***"), "new_payee": .bool(true)])
    #expect(
      try json(event)
        == #"{"fields":{"kyc_tier":2,"new_payee":true,"payeeName":"***"},"type":"transfer"}"#)
    #expect(try decoded(DecidedEvent.self, json(event)) == event)
  }

  @Test func `the engine's decision record is read whole`() throws {
    let decision = try decoded(
      DecisionDocument.self,
      #"""
      {"schema":"frost.decision/1","id":"dec_1","account":"A1","time":"2026-03-02T02:41:00.000Z","input":123,
       "currency":"CNY","event":{"id":"e1","type":"transfer","phase":"done","txn":"t1","amount":"4800.00",
       "fields":{"payee":"P9"}},"rule_set":{"version":3,"hash":"ab"},
       "subjects":[{"kind":"account","id":"A1","enforce":90,"review":90.5,"all":90}],
       "rules":[{"rule":"sim-swap-drain","version":"1f3a9c02","stage":"enforce","subject":"account","score":90,
       "say":{"en":"drained","zh-CN":"转空"},"terms":[{"text":"sim_changed_72h > 0","result":"true"}],
       "unless":[{"text":"payee_age > '90d'","result":"false"}],"more":[{"text":"x","result":"true","score":20}],
       "values":[{"name":"device_age","value":"11m"}],
       "evidence":[{"input":88,"time":"2026-03-02T02:30:00.000Z","feature":"sim_changed_72h"}]}],
       "actions":[{"do":"freeze","id":"frz_1","scope":"out","until":"2026-03-03T02:41:00.000Z"}],
       "stopped":[{"do":"hold","because":"nothing is pending"}],"later":{"unknown":1}}
      """#)
    #expect(decision.rules.first?.more.first?.score == 20)
    #expect(decision.rules.first?.say["zh-CN"] == "转空")
    #expect(
      decision.actions == [DecidedAction(do: "freeze", id: "frz_1", scope: "out", until: "2026-03-03T02:41:00.000Z")])
    #expect(decision.stopped.first?.because == "nothing is pending")
    #expect(decision.subjects.first?.review == 90.5)
  }

  @Test func `any JSON keeps its kinds`() throws {
    let text = #"{"a":[1,2.5,"x",true,null,{}],"big":9007199254740993}"#
    let value = try decoded(JSONValue.self, text)
    #expect(value["a"] == .array([.integer(1), .number(2.5), .string("x"), .bool(true), .null, .object([:])]))
    #expect(value["big"] == .integer(9_007_199_254_740_993))
    #expect(try json(value) == text)
  }

  @Test func `a request may leave out what has a default, and an unknown outcome names the known ones`() throws {
    let request = try decoded(
      ReleaseRequest.self, #"{"account":"A1","outcome":"honest","reason":"she called","key":"k1"}"#)
    #expect(request == ReleaseRequest(account: "A1", outcome: .honest, reason: "she called", key: "k1"))
    let error = #expect(throws: DecodingError.self) {
      try decoded(ReleaseRequest.self, #"{"account":"A1","outcome":"nice","reason":"r","key":"k"}"#)
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("not dataCorrupted: \(String(describing: error))")
      return
    }
    #expect(context.debugDescription == "'nice' is none of fraud, honest, scam, unclear")
  }
}
