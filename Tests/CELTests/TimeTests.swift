import CEL
import Testing

@testable import CEL

@Suite struct TimeTests {
  let host = Host(variables: [
    ("age", .duration(90_000)), ("limit", .duration(60_000)), ("none", .duration(0)), ("endless", .duration(.max)),
    ("n", .int(3)), ("rate", .double(0.5)), ("opened", .timestamp(1_772_419_260_000)),
    ("seen", .timestamp(1_772_422_860_000)), ("late", .timestamp(253_402_300_799_999)), ("odd", .duration(5)),
  ])

  @Test(arguments: [
    ("0", 0), ("7d", 604_800_000), ("12h", 43_200_000), ("30m", 1_800_000), ("45s", 45_000), ("250ms", 250),
    ("1h30m", 5_400_000), ("1d12h30m5s250ms", 131_405_250), ("-1.5s", -1_500), ("0.5d", 43_200_000),
    ("1.5h", 5_400_000),
    ("+2m", 120_000), ("1000us", 1), ("1000000ns", 1), (".5s", 500), ("90000d", 7_776_000_000_000),
  ])
  func `durations are written with units`(text: String, milliseconds: Int64) throws {
    #expect(try DurationText.milliseconds(text, days: true) == milliseconds)
  }

  @Test(arguments: [
    "", "-", "7", "1.2.3s", "d", "7 d", "7days", "7D", "2w", "5min", "1h 30m", "1us", "0.0001s", "200000d",
    "99999999999999999999h", "1h-5m", "１h", "7d!", "0.000000000000000000001s", "1e3s",
  ])
  func `a text that is no duration says so`(text: String) {
    #expect(throws: DurationText.Fault.self) { try DurationText.milliseconds(text, days: true) }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-03-02T10:41:00+08:00", 1_772_419_260_000),
    ("2026-03-02T02:41:00.000Z", 1_772_419_260_000), ("2024-02-29T23:59:59.9Z", 1_709_251_199_900),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999000000Z", 253_402_300_799_999),
    ("1969-12-31T23:59:59.999-00:30", 1_799_999),
  ])
  func `moments are written with a zone`(text: String, milliseconds: Int64) throws {
    #expect(try TimestampText.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "", "2026-03-02", "2026-03-02T10:41:00", "2026-3-2T10:41:00Z", "2026-02-29T00:00:00Z", "2026-03-02 10:41:00Z",
    "2026-03-02T24:00:00Z", "2026-03-02T10:60:00Z", "2026-03-02T10:41:60Z", "2026-03-02T10:41:00+8:00",
    "2026-03-02T10:41:00+24:00", "2026-03-02T10:41:00,5Z", "2026-03-02T10:41:00.Z", "2026-03-02T10:41:00.0001Z",
    "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "2026-13-01T00:00:00Z", "2026-03-02T10:41:00Zx",
  ])
  func `a text that is no moment says so`(text: String) {
    #expect(throws: TimestampText.Fault.self) { try TimestampText.milliseconds(text) }
  }

  @Test(arguments: [
    ("age + '1m'", Scalar.int(150_000)), ("age - limit", .int(30_000)), ("'1h' - age", .int(3_510_000)),
    ("-age", .int(-90_000)), ("age * 2", .int(180_000)), ("n * age", .int(270_000)), ("age * 1.5", .int(135_000)),
    ("age * rate", .int(45_000)), ("age / 4", .int(22_500)), ("odd / 2", .int(2)), ("odd * 0.1", .int(0)),
    ("age / limit", .double(1.5)), ("age / none", .unknown), ("endless + '1s'", .error), ("endless * 2", .error),
    ("seen - opened", .int(3_600_000)), ("opened + '1h'", .int(1_772_422_860_000)),
    ("age + opened", .int(1_772_419_350_000)), ("seen - '1h'", .int(1_772_419_260_000)), ("late + '1ms'", .error),
    ("opened - endless", .error), ("duration('7d')", .int(604_800_000)), ("duration(age)", .int(90_000)),
    ("timestamp('2026-03-02T10:41:00+08:00') - opened", .int(0)), ("timestamp(opened) - opened", .int(0)),
  ])
  func `durations and moments are reckoned in milliseconds`(text: String, expected: Scalar) throws {
    #expect(try host.evaluate(text) == expected)
  }

  @Test(arguments: [
    "age < '30d'", "'1m' < age", "age == '90s'", "age == '1m30s'", "age in ['90s', '1h']", "age in [limit, '90s']",
    "age >= limit + '30s'", "seen > opened", "seen - opened >= '1h'", "age < duration('24h')", "age > '0'",
    "(n > 2 ? age : '5s') == '90s'", "opened + '1h' == seen", "age / limit > 1", "age > 2 * duration('30s')",
  ])
  func `a text beside a duration is one`(text: String) throws {
    #expect(try host.evaluate(text, expecting: .bool) == .yes)
  }
}
