import FrostEngine
import FrostProtocol
import FrostStore
import Testing

@testable import FrostControl

@Suite struct ReadTests {
  @Test func `the status joins what the daemon and the store know`() async throws {
    try await RunningServer.with { running in
      let status = try await running.read.get(StatusDocument.self, "/v1/status")
      #expect(status.schema == "frost.status/1" && status.state == .running && status.currency == "CNY")
      #expect(status.counters.scored == 12 && status.counters.leakedAmount == "4800.50")
      #expect(status.freezes == FreezeCounts(active: 1, lastDay: 0))
      #expect(status.holdsPlaced == 1 && status.stepUpsDemanded == 1 && status.alertsQueued == 1)
      #expect(status.escalationsOpen == 1 && status.quarantined == 1 && status.databaseBytes > 0)
      #expect(status.sources.first?.lagBytes == 5)
    }
  }

  @Test func `an account's restrictions are the union of its active causes`() async throws {
    try await RunningServer.with { running in
      let path = ControlClient.path("/v1/accounts/", "a/1")
      let account = try await running.read.get(AccountDocument.self, path)
      #expect(account.id == "a/1")
      #expect(
        account.restrictions == [
          Restriction(
            scope: "out", since: "2026-02-25T06:13:21.000Z", until: "2026-02-26T06:13:21.000Z", freeze: "frz_1",
            causes: ["cse_1"])
        ])
      #expect(account.freezes.map(\.id) == ["frz_1", "frz_0"])
      #expect(account.freezes.first?.causes.map(\.outcome) == [nil, .unclear])
      #expect(account.holds.first?.amount == "4800.05" && account.holds.first?.currency == "CNY")
      #expect(account.stepUps.first?.factors == ["face", "fingerprint"])
      #expect(account.labels.first?.outcome == .scam && account.exceptions.first?.rule == "mule")
    }
  }

  @Test func `an account that nobody knows is not restricted`() async throws {
    try await RunningServer.with { running in
      let account = try await running.read.get(AccountDocument.self, "/v1/accounts/nobody")
      #expect(account.restrictions.isEmpty && account.freezes.isEmpty)
    }
  }

  @Test func `why gives the decisions byte for byte as the engine wrote them`() async throws {
    try await RunningServer.with { running in
      let path = ControlClient.path("/v1/accounts/", "a/1", "/why")
      let why = try await running.read.get(WhyDocument.self, path)
      #expect(why.account == "a/1" && why.state.restrictions.count == 1 && why.decisions.map(\.id) == ["dec_1"])
      let text = String(decoding: try await running.read.get(path), as: UTF8.self)
      #expect(text.contains(Sample.document))
      #expect(try await running.read.get("/v1/decisions/dec_1") == Array(Sample.document.utf8))
    }
  }

  @Test func `lists are filtered, limited, and say when there is more`() async throws {
    try await RunningServer.with { running in
      let all = try await running.read.get(FreezesDocument.self, "/v1/freezes")
      #expect(all.freezes.map(\.id) == ["frz_1", "frz_0"] && !all.more)
      let one = try await running.read.get(FreezesDocument.self, "/v1/freezes", query: [("limit", "1")])
      #expect(one.freezes.map(\.id) == ["frz_1"] && one.more)
      let ended = try await running.read.get(
        FreezesDocument.self, "/v1/freezes", query: [("state", "ended"), ("account", "a/1")])
      #expect(ended.freezes.map(\.id) == ["frz_0"])
      #expect(try await running.read.get(FreezeDocument.self, "/v1/freezes/frz_1").causes.count == 2)
      let alerts = try await running.read.get(AlertsDocument.self, "/v1/alerts")
      #expect(alerts.alerts.first?.texts["zh-CN"] == "是您本人吗？")
      let escalations = try await running.read.get(
        EscalationsDocument.self, "/v1/escalations", query: [("state", "open")])
      #expect(escalations.escalations.map(\.id) == ["esc_1"])
      let rules = try await running.read.get(RulesDocument.self, "/v1/rules")
      #expect(rules.rules.map(\.id) == ["drain"])
      let features = try await running.read.get(FeaturesDocument.self, "/v1/features")
      #expect(features.features.map(\.name) == ["out_1h"])
      #expect(features.features[0].keyLimit == 10)
    }
  }

  @Test func `a quarantined line is shown only where one is asked for`() async throws {
    try await RunningServer.with { running in
      let list = try await running.read.get(QuarantinesDocument.self, "/v1/quarantine")
      #expect(list.lines.map(\.line) == [nil] && list.lines.first?.column == 2)
      let one = try await running.read.get(QuarantineDocument.self, "/v1/quarantine/1")
      #expect(one.line == "{\u{FFFD}" && one.offset == 9 && one.reason == "not JSON")
    }
  }

  @Test func `the feed resumes in order after any token`() async throws {
    try await RunningServer.with { running in
      var after = "0"
      var ids: [String] = []
      for limit in [2, 1, 1000] {
        let part = try await running.read.get(
          ChangesDocument.self, "/v1/changes", query: [("after", after), ("limit", "\(limit)")])
        ids += part.changes.map(\.id)
        #expect(part.more == (limit != 1000) && part.next == part.changes.last?.token)
        after = part.next
      }
      #expect(ids == (1...5).map { "frz_\($0).placed" })
      let end = try await running.read.get(ChangesDocument.self, "/v1/changes", query: [("after", after)])
      #expect(end.changes.isEmpty && end.next == after && !end.more)
    }
  }

  @Test func `a waiting reader of the feed is answered by the next commit`() async throws {
    try await RunningServer.with { running in
      let after = "\(running.store.newestChange)"
      async let waiting = running.read.get(
        ChangesDocument.self, "/v1/changes", query: [("after", after), ("wait", "30")])
      var commit = Sample.commit(first: 2)
      commit.changes = [Sample.change(6)]
      try running.store.commit(commit)
      let part = try await waiting
      #expect(part.changes.map(\.id) == ["frz_6.placed"])
      #expect(part.changes.first?.document["kyc_tier"] == .integer(90))
    }
  }

  @Test func `a waiting reader is let go when the daemon stops`() async throws {
    try await RunningServer.with { running in
      let after = "\(running.store.newestChange)"
      async let waiting = running.read.get(
        ChangesDocument.self, "/v1/changes", query: [("after", after), ("wait", "30")])
      running.port.stop()
      let begun = ContinuousClock.now
      let part = try await waiting
      #expect(part.changes.isEmpty && part.next == after)
      #expect(ContinuousClock.now - begun < .seconds(15))
    }
  }
}
