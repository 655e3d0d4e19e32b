import Foundation
import FrostEvents
import FrostProtocol
import Testing

/// A bad rule, or a real breach: 2,000 accounts want their money out within ten minutes, against a guard of 50 freezes. The
/// real daemon, and what a person on duty types.
@Suite struct StormTests {
  private static func withdrawal(_ number: Int, after seconds: Int = 0) -> String {
    let time = EventTime(milliseconds: 1_772_000_000_000 + Int64(seconds) * 1000 + Int64(number) * 300).text
    return #"{"id":"w\#(number)","time":"\#(time)","type":"withdrawal","status":"requested","txn":"T\#(number)","#
      + #""account":"A\#(number)","amount":"100.00"}"# + "\n"
  }

  private static func stormy(_ accounts: Int = 2000) async throws -> (Workplace, RunningDaemon) {
    let schema = Workplace.schema
      .replacing(
        "  payee:", with: "  txn: {at: /txn, type: text}\n  phase: {at: /status, type: text, default: done}\n  payee:"
      )
      .replacing("book-currency", with: "holdable: [withdrawal.requested]\nbook-currency")
    let place = try Workplace(schema: schema)
    try place.write(
      """
      policy: 1
      combine: {how: sum, cap: 100}
      bands:
        account:
          - {from: 80, do: [freeze, alert, case]}
      actions:
        step-up: {factors: [face], within: 10m, not-passed: hold}
        hold: {at-most: 24h, on-timeout: release}
        freeze: {scope: [out], for: 24h, then: lapse}
        case: {to: risk-desk, due: 2h}
      guards:
        rule: {freezes: 50 per 10m}
        on-trip: {freeze-becomes: hold, page: true}

      """, to: place.rules + "/policy.yaml")
    try place.write(
      Workplace.rule.replacing("sum: amount, of: [transfer]", with: "sum: amount, of: [withdrawal.requested]")
        .replacing("types: [transfer]", with: "types: [withdrawal.requested]")
        .replacing("sent_1h > 5000", with: "sent_1h >= 1"), to: place.rules + "/drain.yaml")
    let daemon = try RunningDaemon(place)
    try place.append((0..<accounts).map { withdrawal($0) }.joined())
    try await daemon.waitUntil("all is scored") { $0.counters.scored == Int64(accounts) }
    return (place, daemon)
  }

  /// How many changes of each kind the feed has.
  private static func feed(_ place: Workplace) async throws -> [String: Int] {
    let read = ControlClient(socket: place.directory + "/read.sock")
    var kinds: [String: Int] = [:]
    var after = "0"
    while true {
      let part = try await read.get(
        ChangesDocument.self, "/v1/changes", query: [("after", after), ("limit", "1000")])
      for change in part.changes { kinds[change.kind, default: 0] += 1 }
      if !part.more { return kinds }
      after = part.next
    }
  }

  private static func giveBack(_ frozen: Int, _ place: Workplace, _ daemon: RunningDaemon) async throws {
    let before = try await daemon.status()
    #expect(before.freezes.active == frozen)
    let released = try place.frostctl(
      "freezes", "release", "--rule", "drain", "--outcome", "honest", "--reason", "the rule was wrong")
    #expect(released.code == 0 && released.text.contains("\(frozen) accounts released from rule drain"), "\(released)")
    let after = try await daemon.status()
    #expect(after.freezes.active == 0 && after.holdsPlaced == 0)
  }

  @Test func `the guard stops it at its limit, and says so wherever somebody looks; no money leaves`() async throws {
    let (place, daemon) = try await Self.stormy()
    let status = try await daemon.status()
    #expect(status.freezes.active == 50 && status.holdsPlaced == 1950 && status.stepUpsDemanded > 0)
    #expect(status.attention.contains { $0.contains("storm guard") && $0.contains("frostctl guard status") })
    #expect(status.state == .degraded)
    let health = try place.frostctl("health")
    #expect(health.code == 1 && health.text.hasPrefix("failing  guard"), "\(health.text)")
    #expect(daemon.log.contains("storm guard: rule drain has frozen 50 accounts in 10m"), "\(daemon.log.suffix(500))")
    let queue = try place.frostctl("escalations", "list", "--queue", "duty", "-o", "json")
    #expect(queue.text.contains("highest") && queue.text.contains("frostctl guard status"), "\(queue.text)")
    let shown = try place.frostctl("guard", "status")
    #expect(shown.code == 1)
    for part in ["1,950 accounts", "guard raise --rule drain", "guard apply --rule drain", "guard reset --rule drain"] {
      #expect(shown.text.contains(part), "\(part): \(shown.text.prefix(800))")
    }
    // Nobody comes for five hours: all that was held goes back to the balance.
    try place.append(Self.withdrawal(5000, after: 5 * 3600))
    try await daemon.waitUntil("five hours are over") { $0.counters.scored == 2001 }
    let kinds = try await Self.feed(place)
    #expect(kinds["freeze.placed"] == 51 && kinds["hold.placed"] == 1950)
    #expect(kinds["hold.returned"] == 1950 && kinds["hold.released"] == nil && kinds["leak.seen"] == nil)
    #expect(kinds["guard-trip.placed"] == 1 && kinds["guard-trip.ended"] == 1)
  }

  @Test func `raise lets further freezes pass, and a release by cause gives every account back`() async throws {
    let (place, daemon) = try await Self.stormy(200)
    let raised = try place.frostctl(
      "guard", "raise", "--rule", "drain", "--freezes", "5000", "--for", "2h", "--reason", "a real breach")
    #expect(raised.code == 0 && raised.text.contains("its trip is over"), "\(raised.text)")
    try place.append((200..<300).map { Self.withdrawal($0) }.joined())
    try await daemon.waitUntil("all is scored") { $0.counters.scored == 300 }
    #expect(try place.frostctl("guard", "status").code == 0)
    #expect(try await daemon.status().freezes.active == 150)
    let released = try place.frostctl(
      "freezes", "release", "--rule", "drain", "--outcome", "honest", "--reason", "all of them called")
    #expect(released.code == 0 && released.text.contains("150 accounts released"), "\(released.text)")
    #expect(try await daemon.status().freezes.active == 0)
  }

  @Test func `apply freezes the accounts over the line, and a release by cause gives every account back`() async throws
  {
    let (place, daemon) = try await Self.stormy()
    let rehearsed = try place.frostctl("guard", "apply", "--rule", "drain", "--reason", "looked at 40", "--dry-run")
    #expect(rehearsed.code == 0 && rehearsed.text.contains("1950 accounts over the line are frozen"), "\(rehearsed)")
    #expect(try await daemon.status().freezes.active == 50)
    let applied = try place.frostctl("guard", "apply", "--rule", "drain", "--reason", "looked at 40 of them")
    #expect(applied.code == 0 && applied.text.contains("the trip of rule drain is over"), "\(applied.text)")
    try await Self.giveBack(2000, place, daemon)
  }

  @Test func `reset lets go what was held, and a release by cause gives every account back`() async throws {
    let (place, daemon) = try await Self.stormy(200)
    let reset = try place.frostctl("guard", "reset", "--rule", "drain", "--reason", "the rule was wrong")
    #expect(reset.code == 0 && reset.text.contains("150 holds are released"), "\(reset.text)")
    #expect(try await Self.feed(place)["hold.released"] == 150)
    try await Self.giveBack(50, place, daemon)
  }
}
