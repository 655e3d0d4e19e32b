import Foundation
import FrostProtocol
import Testing

@testable import frostctl

struct StatusScreenTests {
  func status(attention: [String], leaks: Int64) -> StatusDocument {
    StatusDocument(
      version: "0.1", state: attention.isEmpty ? .running : .degraded, since: "2026-03-02T00:00:00.000Z",
      currency: "CNY",
      ruleSet: RuleSetStatus(version: 3, hash: "0123456789abcdef", stages: ["enforce": 11, "shadow": 2, "review": 0]),
      sources: [SourceStatus(name: "wallet", path: "/var/log/wallet.jsonl", offset: 2048, size: 3072, lagBytes: 1024)],
      counters: CountersDocument(
        scored: 1_234_567, duplicates: 3, late: 0, quarantined: 1, unknownTerms: 9, leaks: leaks,
        leakedAmount: "1500.00"),
      engineTime: "2026-03-02T02:41:00.000Z", freezes: FreezeCounts(active: 4, lastDay: 2), holdsPlaced: 1,
      stepUpsDemanded: 0, alertsQueued: 2, escalationsOpen: 1, quarantined: 1, databaseBytes: 5_242_880,
      attention: attention)
  }

  func text(_ status: StatusDocument) -> String {
    StatusScreen(paint: .off, time: LocalTime(zone: .gmt)).lines(status).joined(separator: "\n")
  }

  @Test func `one screen says how Frost is`() {
    #expect(
      text(status(attention: [], leaks: 0)) == """
        frostd 0.1 is running since 2026-03-02 00:00:00 UTC

        rules     11 enforce, 2 shadow (version 3, 0123456789ab)
        source    wallet: /var/log/wallet.jsonl, 2.0 KiB, 1.0 KiB behind
        events    1,234,567 scored, 3 duplicate, 1 in quarantine
                  newest at 2026-03-02 02:41:00 UTC
        freezes   4 active, 2 begun in the last 24 h
        waiting   1 hold, 0 step-ups
        queues    2 alerts to users, 1 case for support
        leaked    nothing left a frozen account
        database  5.0 MiB
        """)
  }

  @Test func `a leak and what needs attention are told`() {
    let text = text(status(attention: ["the disk is full: make room, frostd goes on by itself"], leaks: 2))
    #expect(text.contains("leaked    1,500.00 CNY left frozen accounts in 2 movements"))
    #expect(text.hasSuffix("Needs attention\n  - the disk is full: make room, frostd goes on by itself"))
    #expect(text.contains("is degraded; it was started 2026"))
  }
}
