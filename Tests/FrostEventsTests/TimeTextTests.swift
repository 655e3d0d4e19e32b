import FrostEvents
import Testing

struct TimeTextTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-02T10:41:00.000+08:00", 1_772_419_260_000),
      ("2026-03-02T02:41:00Z", 1_772_419_260_000), ("2026-03-02t02:41:00z", 1_772_419_260_000),
      ("2026-03-02T02:41:00.1Z", 1_772_419_260_100), ("2026-03-02T02:41:00.12Z", 1_772_419_260_120),
      ("2026-03-02T02:41:00.123999999Z", 1_772_419_260_123), ("2026-03-01T20:11:00-06:30", 1_772_419_260_000),
      ("2026-03-02T02:41:00-00:00", 1_772_419_260_000), ("2000-02-29T12:00:00Z", 951_825_600_000),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] as [(String, Int64)])
  func `an RFC 3339 time is read`(text: String, milliseconds: Int64) throws {
    #expect(try EventTime(rfc3339: text).milliseconds == milliseconds)
  }

  @Test(
    arguments: [
      ("", .notATime), ("2026-03-02", .notATime), ("2026-03-02T02:41:00", .noOffset),
      ("2026-03-02T02:41:00.Z", .notATime), ("2026-03-02T02:41:00.1234567890Z", .notATime),
      ("2026-03-02 02:41:00Z", .notATime), ("2026-03-02T02:41Z", .notATime), ("2026-3-2T02:41:00Z", .notATime),
      ("2026-03-02T02:41:00Zx", .notATime), ("2026-03-02T02:41:00+0800", .notATime),
      ("2026-03-02T02:41:00+08", .notATime), ("2026-03-02T02:41:00+24:00", .noSuchTimeOfDay),
      ("2026-02-29T02:41:00Z", .noSuchDate), ("2100-02-29T02:41:00Z", .noSuchDate),
      ("2026-13-01T02:41:00Z", .noSuchDate), ("2026-04-31T02:41:00Z", .noSuchDate),
      ("2026-00-10T02:41:00Z", .noSuchDate),
      ("2026-03-00T02:41:00Z", .noSuchDate), ("2026-03-02T24:00:00Z", .noSuchTimeOfDay),
      ("2026-03-02T02:60:00Z", .noSuchTimeOfDay), ("2026-06-30T23:59:60Z", .leapSecond),
      ("2026-03-02T02:41:61Z", .noSuchTimeOfDay), ("1969-12-31T23:59:59Z", .outOfRange),
      ("1970-01-01T00:00:00+08:00", .outOfRange), ("9999-12-31T23:59:59-01:00", .outOfRange), ("yesterday", .notATime),
    ] as [(String, TimeTextError)])
  func `a text that is no such time is refused with the reason`(text: String, reason: TimeTextError) {
    #expect(throws: reason) { try EventTime(rfc3339: text) }
  }

  @Test func `writing and reading agree on every day of 400 years`() throws {
    for day in Int64(0)..<146_097 {
      let time = EventTime(milliseconds: day * 86_400_000 + day * 599 % 86_400_000)
      if try EventTime(rfc3339: time.text) != time { Issue.record("\(time.milliseconds) is written \(time.text)") }
    }
  }

  @Test func `times before 1970 are written too`() {
    #expect(EventTime(milliseconds: -1).text == "1969-12-31T23:59:59.999Z")
  }

  @Test(
    arguments: [
      ("1772419260", false, 1_772_419_260_000), ("1772419260.1239", false, 1_772_419_260_123),
      ("1772419260123", true, 1_772_419_260_123), ("1772419260123.9", true, 1_772_419_260_123),
      ("1.77241926e9", false, 1_772_419_260_000), ("0", true, 0),
    ] as [(String, Bool, Int64)])
  func `a number since 1970 is read`(text: String, isMilliseconds: Bool, expected: Int64) throws {
    let time = try text.withBytes { bytes throws(TimeTextError) in
      try EventTime(unix: bytes, milliseconds: isMilliseconds)
    }
    #expect(time.milliseconds == expected)
  }

  @Test(
    arguments: [
      ("-1", .outOfRange), ("1e30", .outOfRange), ("253402300800", .outOfRange), ("", .notANumber),
      ("0x10", .notANumber),
    ] as [(String, TimeTextError)])
  func `a number that is no time is refused`(text: String, reason: TimeTextError) {
    #expect(throws: reason) {
      try text.withBytes { bytes throws(TimeTextError) in try EventTime(unix: bytes, milliseconds: false) }
    }
  }

  @Test(
    arguments: [
      (0, "0s"), (250, "250ms"), (45_000, "45s"), (660_000, "11m"), (665_000, "11m 5s"), (86_400_000, "1d"),
      (277_140_000, "3d 4h"), (3_600_999, "1h"), (-90_000, "-1m 30s"),
    ] as [(Int64, String)])
  func `a duration is told in its two largest units`(milliseconds: Int64, text: String) {
    #expect(DurationText.text(milliseconds: milliseconds) == text)
  }
}
