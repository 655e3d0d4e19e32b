import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Glibc
import Testing

@testable import FrostControl

@Suite struct WriteTests {
  private let release = ReleaseRequest(freeze: "frz_1", outcome: .honest, reason: "she called", key: "k2")

  @Test func `a freeze by hand carries the caller's name, reason and key`() async throws {
    try await RunningServer.with { running in
      let answer = try await running.admin.post(
        FreezeRequest(
          account: "A1", scope: "withdraw", until: "2026-03-02T10:41:00+08:00", reason: "police", key: "k1",
          dryRun: true),
        to: "/v1/freezes", expecting: OperatorAnswer.self)
      #expect(answer == OperatorAnswer(done: ["froze A1 (out)"], freezes: ["frz_9"], dryRun: true))
      let input = try #require(running.port.submitted.first)
      #expect(input.actor == Peer.name(of: getuid()) && input.reason == "police" && input.key == "k1" && input.dryRun)
      guard case .freeze("A1", "withdraw", let until?, nil) = input.action else {
        Issue.record("\(input.action)")
        return
      }
      #expect(until.text == "2026-03-02T02:41:00.000Z")
      #expect(abs(input.at.milliseconds - EventTime.now.milliseconds) < 60_000)
    }
  }

  @Test func `a release by freeze becomes one of its account and scope`() async throws {
    try await RunningServer.with { running in
      _ = try await running.admin.post(release, to: "/v1/releases", expecting: OperatorAnswer.self)
      guard case .release("a/1", "out", .honest) = running.port.submitted.first?.action else {
        Issue.record("\(String(describing: running.port.submitted.first))")
        return
      }
    }
  }

  @Test func `what the engine finds missing or in conflict is 404 and 409`() async throws {
    try await RunningServer.with { running in
      running.port.answer(with: .notFound("A1 is not frozen"))
      try await refuses(release, running, 404, "not-found", "A1 is not frozen")
      running.port.answer(with: .conflict("an authority's order"))
      try await refuses(release, running, 409, "conflict", "an authority's order")
    }
  }

  @Test func `a release that names nothing, both, or an unknown freeze is refused before the engine`() async throws {
    try await RunningServer.with { running in
      var request = release
      request.account = "A1"
      try await refuses(request, running, 400, "bad-request", "name one of account, freeze, accounts, rule and tag")
      request.freeze = "frz_7"
      request.account = nil
      try await refuses(request, running, 404, "not-found", "no freeze 'frz_7'")
      request.reason = "  "
      try await refuses(request, running, 400, "bad-request", "reason: must not be empty")
      #expect(running.port.submitted.isEmpty)
    }
  }

  @Test func `a reload that fails is an answer, not an error`() async throws {
    try await RunningServer.with { running in
      let answer = try await running.admin.post(
        ReloadRequest(reason: "new limits"), to: "/v1/reload", expecting: ReloadAnswer.self)
      #expect(!answer.ok && answer.message == "sim.yaml:3:1: error" && answer.ruleSet.version == 3)
      #expect(running.port.reloads == ["\(Peer.name(of: getuid())): new limits"])
    }
  }

  @Test func `a release by cause, of many, and every measure become what the engine is asked`() async throws {
    try await RunningServer.with { running in
      var byCause = ReleaseRequest(
        rule: "drain@7", since: "2026-03-02T09:10:00Z", outcome: .honest, reason: "wrong", key: "k1")
      _ = try await running.admin.post(byCause, to: "/v1/releases", expecting: OperatorAnswer.self)
      byCause.rule = nil
      byCause.since = nil
      byCause.accounts = ["A1", "A2"]
      _ = try await running.admin.post(byCause, to: "/v1/releases", expecting: OperatorAnswer.self)
      var requests = MeasureRequest.Verb.allCases.map { MeasureRequest($0, reason: "why", key: "\($0)") }
      for place in requests.indices {
        requests[place].rule = "drain"
        requests[place].freezes = 500
        requests[place].seconds = 7200
        requests[place].stage = "shadow"
        requests[place].account = "A1"
        requests[place].rules = ["drain"]
        requests[place].owner = "risk"
        requests[place].until = "2026-04-02T09:10:00Z"
        requests[place].id = "x_1"
        _ = try await running.admin.post(requests[place], to: "/v1/measures", expecting: OperatorAnswer.self)
      }
      let asked = running.port.submitted.map { "\($0.action)" }
      #expect(asked.count == 2 + MeasureRequest.Verb.allCases.count && Set(asked).count == asked.count)
      guard case .releaseByCause("drain@7", nil, let since?, .honest) = running.port.submitted[0].action,
        case .releaseMany(["A1", "A2"], .honest) = running.port.submitted[1].action,
        case .guardRaise("drain", 500, 7_200_000) = running.port.submitted[2].action
      else {
        Issue.record("\(asked)")
        return
      }
      #expect(since.text == "2026-03-02T09:10:00.000Z")
    }
  }

  @Test func `a right is used by who holds it alone, and an order is read by them alone`() async throws {
    let user = Peer.name(of: getuid())
    let order = FreezeRequest(account: "A1", scope: "out", reason: "letter", key: "k", order: "Court 7/26")
    for holds in [false, true] {
      try await RunningServer.with(rights: holds ? ["authority": [user]] : [:]) { running in
        var commit = Sample.commit(first: 2)
        commit.causes = [
          CauseRow(
            id: "cse_9", freeze: "frz_1", account: "a/1", scope: "out", kind: .authority, by: "Court 7/26",
            reason: "letter", from: Sample.time(3))
        ]
        try running.store.commit(commit)
        let shown = String(decoding: try await running.read.get("/v1/freezes/frz_1"), as: UTF8.self)
        #expect(shown.contains("authority") == holds && shown.contains("Court 7/26") == holds)
        do {
          _ = try await running.admin.post(order, to: "/v1/freezes", expecting: OperatorAnswer.self)
          #expect(holds && running.port.submitted.first?.right == .authority)
        } catch ControlClientError.refused(let status, let document) {
          #expect(!holds && status == 403 && document.message.contains("does not hold the right authority"))
        }
      }
    }
  }

  private func refuses(
    _ request: ReleaseRequest, _ running: RunningServer, _ status: Int, _ code: String, _ message: String
  ) async throws {
    let error = await #expect(throws: ControlClientError.self) {
      try await running.admin.post(request, to: "/v1/releases", expecting: OperatorAnswer.self)
    }
    guard case .refused(let found, let document) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == status && document.code == code && document.message == message)
  }
}

@Suite struct ErasureRouteTests {
  private let request = ErasureRequest(account: "a/1", reason: "request 118", key: "k9")

  @Test func `an erasure is agreed to by the engine, done, and told; a rehearsal does nothing`() async throws {
    try await RunningServer.with { running in
      let answer = try await running.admin.post(request, to: "/v1/erasures", expecting: OperatorAnswer.self)
      #expect(answer.done.first?.hasPrefix("what was personal of a/1 is erased: 0 rows") == true)
      guard case .erase("a/1") = running.port.submitted.first?.action else {
        Issue.record("\(String(describing: running.port.submitted.first))")
        return
      }
      var rehearsal = request
      rehearsal.dryRun = true
      let told = try await running.admin.post(rehearsal, to: "/v1/erasures", expecting: OperatorAnswer.self)
      #expect(told.dryRun && running.port.submitted.last?.dryRun == true)
    }
  }

  @Test func `what stands against it is a conflict`() async throws {
    try await RunningServer.with { running in
      running.port.answer(with: .conflict("A1 must be kept: ask the compliance desk"))
      await #expect(throws: ControlClientError.self) {
        try await running.admin.post(request, to: "/v1/erasures", expecting: OperatorAnswer.self)
      }
    }
  }
}
