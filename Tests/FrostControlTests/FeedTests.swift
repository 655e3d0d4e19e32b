import Foundation
import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Synchronization
import Testing

@testable import FrostControl

@Suite struct FeedTests {
  /// Commits changes numbered like these.
  private func commit(_ numbers: ClosedRange<Int>, input: Int64, _ running: RunningServer) throws {
    var commit = Sample.commit(first: input)
    commit.changes = numbers.map(Sample.change)
    try running.store.commit(commit)
  }

  private struct Enough: Error {}

  /// Reads events until there are so many.
  private func events(_ count: Int, after: String? = nil, _ running: RunningServer) async throws -> [ServerSentEvent] {
    let taken = Mutex<[ServerSentEvent]>([])
    do {
      try await running.read.events("/v1/changes", query: [("reader", "wallet")], after: after) { event in
        let number = taken.withLock {
          $0.append(event)
          return $0.count
        }
        if number == count { throw Enough() }
      }
    } catch is Enough {}
    return taken.withLock { $0 }
  }

  @Test func `server-sent events give what is there and what comes, and resume after the last one`() async throws {
    try await RunningServer.with { running in
      async let first = events(7, running)
      try commit(6...7, input: 2, running)
      let seen = try await first
      let changes = try seen.map { try ProtocolJSON.decode(ChangeDocument.self, from: $0.data) }
      #expect(changes.map(\.id) == (1...7).map { "frz_\($0).placed" })
      #expect(seen.map(\.id) == changes.map(\.token))
      #expect(changes[5].document["kyc_tier"] == .integer(90))
      let again = try await events(2, after: seen[4].id, running)
      #expect(again == Array(seen[5...]))
    }
  }

  @Test func `over a plain socket the stream is text that every client of the standard reads`() async throws {
    try await RunningServer.with { running in
      // The daemon stops once the stream has begun: the server ends it, and the connection with it.
      let answer = try await onThread {
        defer { running.port.stop() }
        return try RawSocket.exchange(
          "GET /v1/changes HTTP/1.1\r\nHost: f\r\nConnection: close\r\nAccept: text/event-stream\r\nLast-Event-ID: 3\r\n\r\n",
          at: running.directory + "/read.sock", until: "id: 5")
      }
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.lowercased().contains("content-type: text/event-stream\r\n"))
      #expect(answer.contains("retry: 1000\n\n"))
      #expect(answer.contains("id: 4\nevent: freeze.placed\ndata: {\"account\":\"A4\"") && !answer.contains("id: 3\n"))
    }
  }

  @Test func `who goes on after a token has everything before it, and is told so`() async throws {
    try await RunningServer.with { running in
      let page = try await running.read.get(
        ChangesDocument.self, "/v1/changes", query: [("reader", "wallet")])
      #expect(try running.store.readers().isEmpty)
      _ = try await running.read.get(
        ChangesDocument.self, "/v1/changes", query: [("after", page.next), ("reader", "wallet")])
      #expect(try running.store.readers().map(\.name) == ["wallet"])
      #expect(try running.store.readers().map { "\($0.token)" } == [page.next])
      let health = try await running.read.get(HealthDocument.self, "/v1/health")
      #expect(health.healthy && health.items.contains { $0.name == "feed.wallet" && $0.state == .ok })
    }
  }

  @Test func `an account shows how far each order has come`() async throws {
    try await RunningServer.with { running in
      var commit = Sample.commit(first: 2)
      commit.changes = [
        Change(id: "frz_1/placed", kind: "freeze.placed", account: "a/1", at: Sample.time(1), document: "{}"),
        Change(id: "hld_1/placed", kind: "hold.placed", account: "a/1", at: Sample.time(1), document: "{}"),
      ]
      commit.acknowledgements = [
        AcknowledgementRow(id: "frz_1/placed", account: "a/1", state: .applied, event: "w", at: Sample.time(2))
      ]
      try running.store.commit(commit)
      try running.store.noteReader("wallet", has: 6)
      let account = try await running.read.get(AccountDocument.self, ControlClient.path("/v1/accounts/", "a/1"))
      let freeze = try #require(account.freezes.first?.progress?.first)
      #expect(freeze.change == "frz_1/placed" && freeze.decided == "2026-02-25T06:13:21.000Z")
      #expect(freeze.committed != nil && freeze.fetched != nil)
      #expect(freeze.answer == "applied" && freeze.answered == "2026-02-25T06:13:22.000Z")
      let hold = try #require(account.holds.first?.progress?.first)
      #expect(hold.fetched == nil && hold.answer == nil)
      let alone = try await running.read.get(FreezeDocument.self, "/v1/freezes/frz_1")
      #expect(alone.progress == [freeze])
    }
  }

  @Test func `a leak of the last day makes Frost unhealthy, with its amount and what to type`() async throws {
    try await RunningServer.with { running in
      running.port.change { counters in
        counters.leaks = 3
        counters.leakedAmount = 90_000
        counters.lastLeak = Sample.time(89_000).milliseconds
      }
      let health = try await running.read.get(HealthDocument.self, "/v1/health")
      let item = try #require(health.items.first { $0.name == "leaks" })
      #expect(!health.healthy && item.state == .failing && item.command == "frostctl changes --kind leak.seen")
      #expect(item.message.contains("900.00 CNY left frozen accounts in 3 movements"))
      let status = try await running.read.get(StatusDocument.self, "/v1/status")
      #expect(status.attention == [item.line])
    }
  }

  /// The exchange blocks its thread, which must not be one that the server runs on.
  private func onThread(_ work: @escaping @Sendable () throws -> String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
  }
}
