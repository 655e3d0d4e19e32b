import Foundation
import Testing

@testable import frostctl

struct LocalTimeTests {
  let shanghai = LocalTime(zone: TimeZone(secondsFromGMT: 8 * 3600)!)

  @Test func `times are shown as the reader's clock`() {
    #expect(shanghai.text("2026-03-01T18:41:07.250Z") == "2026-03-02 02:41")
    #expect(shanghai.text("2026-03-01T18:41:07.250Z", precisely: true) == "2026-03-02 02:41:07 +08:00")
    #expect(LocalTime(zone: .gmt).text("2026-03-01T18:41:07Z", precisely: true) == "2026-03-01 18:41:07 UTC")
  }

  @Test func `what is no time stays as it is`() { #expect(shanghai.text("soon") == "soon") }

  @Test func `a time goes to a document and back`() throws {
    let date = try #require(LocalTime.date("2026-03-02T02:41:00.125Z"))
    #expect(LocalTime.document(date) == "2026-03-02T02:41:00.125Z")
    #expect(LocalTime.date("2026-03-02T02:41:00+08:00") == LocalTime.date("2026-03-01T18:41:00Z"))
  }

  @Test(arguments: [("90s", 90), ("15m", 900), ("4h", 14400), ("7d", 604_800), ("1h30m", 5400)])
  func `lengths of time`(text: String, seconds: Int64) {
    #expect(TimeSpan(argument: text)?.seconds == seconds)
  }

  @Test(arguments: ["", "4", "h", "0h", "4x", "-4h", "4 h", "99999999999999999999d"])
  func `what is no length of time is refused`(text: String) {
    #expect(TimeSpan(argument: text) == nil)
  }
}
