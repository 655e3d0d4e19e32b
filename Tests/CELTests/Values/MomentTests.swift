import CEL
import Testing

@Suite struct MomentTests {
  @Test(arguments: [
    ("timestamp('2024-02-29T12:30:45.123456789+02:00')", "google.protobuf.Timestamp 2024-02-29T10:30:45.123456789Z"),
    ("timestamp('2024-01-01T00:00:00.500Z')", "google.protobuf.Timestamp 2024-01-01T00:00:00.5Z"),
    ("timestamp(0)", "google.protobuf.Timestamp 1970-01-01T00:00:00Z"),
    ("timestamp(-1)", "google.protobuf.Timestamp 1969-12-31T23:59:59Z"),
    ("duration('1h30m')", "google.protobuf.Duration 5400s"),
    ("duration('-1.5s')", "google.protobuf.Duration -1.5s"),
    ("duration('1us') + duration('1ns')", "google.protobuf.Duration 0.000001001s"),
    ("timestamp('2024-01-01T00:00:00Z') - timestamp('2023-01-01T00:00:00Z')", "google.protobuf.Duration 31536000s"),
    (
      "timestamp('0001-01-01T00:00:00.000000002Z') - duration('1ns')",
      "google.protobuf.Timestamp 0001-01-01T00:00:00.000000001Z"
    ),
    ("timestamp('2024-03-10T01:02:03Z').getDayOfYear()", "int 69"),
    ("timestamp('2024-03-10T01:02:03Z').getDayOfWeek()", "int 0"),
    ("timestamp('2024-03-10T01:02:03Z').getHours('-02:30')", "int 22"),
    ("timestamp('1969-12-31T23:59:59.9Z').getMilliseconds()", "int 900"),
    ("duration('90m').getHours()", "int 1"), ("duration('-90m').getMinutes()", "int -90"),
    ("duration('123.321s').getMilliseconds()", "int 321"),
    ("timestamp('2024-01-01T00:00:00Z') < timestamp('2024-01-01T00:00:00.1Z')", "bool true"),
  ])
  func `moments and spans`(text: String, outcome: String) { #expect(Evaluated.outcome(text) == outcome) }

  @Test(arguments: [
    "timestamp('2024-01-01')", "timestamp('2024-01-01T00:00:00')", "timestamp('2023-02-29T00:00:00Z')",
    "timestamp('2024-01-01T24:00:00Z')", "timestamp('0001-01-01T00:00:00+00:01')", "timestamp(253402300800)",
    "duration('1d')", "duration('1')", "duration('')", "duration('99999999h')", "duration('0.1ns')",
    "timestamp('9999-12-31T23:59:59Z') + duration('1s')", "timestamp(0).getHours('Nowhere/None')",
    "timestamp(0).getHours('+25:00')",
    "timestamp(0).getHours('+1:00')", "-1 * 9223372036854775807 - 2",
  ])
  func `what is none`(text: String) { #expect(Evaluated.outcome(text).hasPrefix("no value: ")) }

  /// A TZif file of version 2: UTC+1 until 1,000,000,000, then UTC+2, then as the footer says.
  private static func file(footer: String) -> [UInt8] {
    func number(_ value: Int64, _ bytes: Int) -> [UInt8] {
      (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
    }
    func block(_ timeBytes: Int) -> [UInt8] {
      let counts: [Int64] = [0, 0, 0, 1, 2, 4]
      return Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts.flatMap { number($0, 4) }
        + number(1_000_000_000, timeBytes) + [1] + number(3_600, 4) + [0, 0] + number(7_200, 4) + [0, 0]
        + Array("AAA\0".utf8)
    }
    return block(4) + block(8) + Array("\n\(footer)\n".utf8)
  }

  private static func offsets(_ footer: String, _ texts: [String]) throws -> [String] {
    let rules = try #require(TimeZoneRules(tzif: file(footer: footer)))
    var environment = Environment(options: .standard)
    environment.zones = { $0 == "Test/Zone" ? rules : nil }
    return texts.map { Evaluated.outcome("timestamp('\($0)').getHours('Test/Zone')", in: environment) }
  }

  @Test func `a zone's listed changes count, then its yearly rule`() throws {
    let texts = [
      "2001-09-09T01:46:39Z", "2001-09-09T01:46:40Z", "2024-03-10T07:59:59Z", "2024-03-10T08:00:00Z",
      "2024-11-03T06:59:59Z", "2024-11-03T07:00:00Z",
    ]
    // Central time of the United States: from the second Sunday of March to the first of November.
    let found = try Self.offsets("CST6CDT,M3.2.0,M11.1.0", texts)
    #expect(found == ["int 2", "int 20", "int 1", "int 3", "int 1", "int 1"])
  }

  @Test func `yearly rules of the south, of whole years, and in angle brackets`() throws {
    let summers = ["2024-01-15T00:00:00Z", "2024-07-15T00:00:00Z"]
    #expect(try Self.offsets("AEST-10AEDT,M10.1.0,M4.1.0/3", summers) == ["int 11", "int 10"])
    #expect(try Self.offsets("<+0545>-5:45", summers) == ["int 5", "int 5"])
    #expect(try Self.offsets("XXX3YYY,J60/0,J300/0", summers) == ["int 21", "int 22"])
    #expect(try Self.offsets("XXX3YYY,59/0,299/0", summers) == ["int 21", "int 22"])
    #expect(try Self.offsets("", summers) == ["int 2", "int 2"])
  }

  @Test func `what is no zone file is none`() {
    let file = Self.file(footer: "CST6")
    #expect(TimeZoneRules(tzif: []) == nil)
    for length in 0..<(file.count - 6) { #expect(TimeZoneRules(tzif: Array(file.prefix(length))) == nil) }
    for index in file.indices {
      var broken = file
      broken[index] = 0xFF
      _ = TimeZoneRules(tzif: broken)
    }
  }
}
