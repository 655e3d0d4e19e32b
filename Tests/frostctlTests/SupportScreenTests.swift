import Foundation
import FrostProtocol
import Testing

@testable import frostctl

struct SupportScreenTests {
  @Test func `the caller's page fits 80 columns`() {
    let long = "Anything about another account, a payee, a device or a place that the caller did not name first."
    let guide = CallerDocument(
      account: "A1042", codes: ["FZ-7K3M-39", "CS-7K3M-21"], restrictions: [], ask: [long, "你是谁?" + long],
      say: [long], tell: ["en": long + long], never: [long])
    let lines = CallerScreen(paint: .off, width: 80).lines(guide)
    #expect(lines.allSatisfy { $0.columns <= 80 })
    #expect(lines.first == "A1042 FZ-7K3M-39 CS-7K3M-21")
    for title in ["ASK", "YOU MAY SAY", "THE USER WAS TOLD", "NEVER SAY"] { #expect(lines.contains(title)) }
    #expect(lines.last == "For yourself, not for the caller: frostctl why A1042")
  }

  @Test func `health shows the worst first, with what to type`() {
    let health = HealthDocument(items: [
      HealthItem("store", "commits succeed"),
      HealthItem(
        "type.transfer", .warning, "no transfer for 12m; usually 400 come in that time", command: "frostctl status"),
      HealthItem("leaks", .failing, "the wallet does not obey", command: "frostctl changes --kind leak.seen"),
    ])
    #expect(!health.healthy)
    #expect(
      HealthScreen(paint: .off, width: 80).lines(health) == [
        "failing  leaks          the wallet does not obey",
        "                        frostctl changes --kind leak.seen",
        "warning  type.transfer  no transfer for 12m; usually 400 come in that time",
        "                        frostctl status",
        "ok       store          commits succeed",
      ])
  }

  @Test func `a status with amounts left out and ids forgotten says so`() {
    var status = StatusScreenTests().status(attention: [], leaks: 0)
    status.counters.unratedAmounts = 2
    status.counters.forgottenIds = 1
    let text = StatusScreenTests().text(status)
    #expect(text.contains("2 amounts without a rate, 1 id forgotten"))
  }

  @Test func `how far an order has come is told in a line`() {
    let lines = ProgressLines(paint: .off, time: LocalTime(zone: .gmt)).lines([
      ProgressDocument(
        change: "frz_1/placed", decided: "2026-03-02T02:41:00.000Z", fetched: "2026-03-02T02:41:01.000Z",
        answered: "2026-03-02T02:42:00.000Z", answer: "applied"),
      ProgressDocument(change: "frz_1/ended/1", decided: "2026-03-02T03:41:00.000Z"),
    ])
    #expect(
      lines == [
        "  freeze placed 2026-03-02 02:41, fetched 2026-03-02 02:41, applied 2026-03-02 02:42",
        "  freeze ended 2026-03-02 03:41, not known to be fetched, no answer",
      ])
  }
}
