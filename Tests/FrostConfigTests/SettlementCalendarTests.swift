import FrostEvents
import FrostRules
import Testing

@testable import FrostConfig

/// The shipped calendar of mainland China, cut-off 17:00 in Shanghai, settlement in 1 to 3 working days.
struct SettlementCalendarTests {
  private static func rail() throws -> SettlementRail {
    try #require(try RuleDirectory.load(Checkout.root + "/rules").spec.policy.rails.first { $0.type == "withdrawal" })
  }

  private static func time(_ shanghai: String) throws -> EventTime { try EventTime(rfc3339: shanghai + ":00+08:00") }

  @Test(arguments: [
    // A plain week: Monday 2 March before and after the cut-off.
    ("2026-03-02T09:00", "2026-03-03T17:00"), ("2026-03-02T16:59", "2026-03-03T17:00"),
    ("2026-03-02T17:00", "2026-03-04T17:00"), ("2026-03-02T23:59", "2026-03-04T17:00"),
    // Thursday, Friday and the weekend.
    ("2026-03-05T10:00", "2026-03-06T17:00"), ("2026-03-06T10:00", "2026-03-09T17:00"),
    ("2026-03-06T18:00", "2026-03-10T17:00"), ("2026-03-07T10:00", "2026-03-10T17:00"),
    ("2026-03-08T23:00", "2026-03-10T17:00"),
    // Spring Festival: 14 February is a make-up Saturday, 15 to 23 are off, 28 is a make-up Saturday.
    ("2026-02-13T10:00", "2026-02-14T17:00"), ("2026-02-14T10:00", "2026-02-24T17:00"),
    ("2026-02-14T17:30", "2026-02-25T17:00"), ("2026-02-17T12:00", "2026-02-25T17:00"),
    ("2026-02-27T10:00", "2026-02-28T17:00"), ("2026-02-28T18:00", "2026-03-03T17:00"),
    // New Year's make-up Sunday, Labour Day, National Day with its make-up days.
    ("2026-01-02T10:00", "2026-01-05T17:00"), ("2026-04-30T10:00", "2026-05-06T17:00"),
    ("2026-05-08T10:00", "2026-05-09T17:00"), ("2026-09-18T10:00", "2026-09-20T17:00"),
    ("2026-09-30T16:00", "2026-10-08T17:00"), ("2026-10-09T10:00", "2026-10-10T17:00"),
    // Past the calendar's end, and before its begin, every day counts: the earliest cut-off that is possible.
    ("2027-01-01T10:00", "2027-01-02T17:00"), ("2026-12-31T10:00", "2027-01-01T17:00"),
    ("2025-12-31T10:00", "2026-01-04T17:00"), ("2025-12-27T10:00", "2025-12-28T17:00"),
  ])
  func `the cut-off is that of the earliest day on which the bank may take the money`(
    asked: String, cutoff: String
  ) throws {
    #expect(try Self.rail().cutoff(of: Self.time(asked)).text == Self.time(cutoff).text)
  }

  @Test(arguments: [
    // Two hours before the cut-off, and never longer than 24 h.
    ("2026-03-02T16:00", "2026-03-03T15:00"), ("2026-03-02T09:00", "2026-03-03T09:00"),
    ("2026-03-06T10:00", "2026-03-07T10:00"),
  ])
  func `a hold ends before the cut-off and after at most a day`(asked: String, deadline: String) throws {
    let hour: Int64 = 3_600_000
    let found = try Self.rail().deadline(of: Self.time(asked), before: 2 * hour, atMost: 24 * hour)
    #expect(try found == Self.time(deadline))
  }

  @Test func `where the time before the cut-off has passed the cut-off itself is the deadline`() throws {
    var rail = try Self.rail()
    rail.days = 0...1
    let hour: Int64 = 3_600_000
    #expect(
      try rail.deadline(of: Self.time("2026-03-02T16:00"), before: 2 * hour, atMost: 24 * hour)
        == Self.time("2026-03-02T17:00"))
  }

  @Test func `a zone with summer time keeps its local cut-off`() throws {
    let rules = try TemporaryDirectory()
    try rules.write("schema.yaml", String(decoding: Self.schema, as: UTF8.self))
    try rules.write(
      "policy.yaml",
      "calendars: {withdrawal: {file: calendars/de.yaml, cutoff: \"15:30\", zone: Europe/Berlin, days: 0}}\n")
    try rules.write("calendars/de.yaml", "calendar: de\nsource: none\nbegins: 2026-01-01\nends: 2026-12-31\n")
    let rail = try #require(try RuleDirectory.load(rules.path).spec.policy.rails.first)
    let before = try EventTime(rfc3339: "2026-03-27T08:00:00Z")
    let after = try EventTime(rfc3339: "2026-03-30T08:00:00Z")
    #expect(rail.cutoff(of: before).text == "2026-03-27T14:30:00.000Z")
    #expect(rail.cutoff(of: after).text == "2026-03-30T13:30:00.000Z")
  }

  private static let schema = Array(
    """
    schema: 1
    event:
      time: {at: /time, type: time}
      type: {at: /type, type: text}
      account: {at: /account, type: key}
    book-currency: CNY

    """.utf8)

  @Test func `a calendar warns for sixty days before its end, and when it has ended`() throws {
    let calendar = try Self.rail().calendar
    #expect(calendar.warning(at: try Self.time("2026-10-31T12:00")) == nil)
    #expect(calendar.warning(at: try Self.time("2026-11-02T12:00"))?.contains("in 59 days") == true)
    #expect(calendar.warning(at: try Self.time("2026-12-31T12:00"))?.contains("ends on 2026-12-31, today:") == true)
    #expect(calendar.warning(at: try Self.time("2027-01-01T12:00"))?.contains("every day counts") == true)
  }

  @Test func `calendar and zone are part of the rule set's hash`() throws {
    let rules = try TemporaryDirectory()
    try rules.write("schema.yaml", String(decoding: Self.schema, as: UTF8.self))
    func hash(_ zone: String, _ holiday: String) throws -> String {
      try rules.write(
        "policy.yaml",
        "calendars: {withdrawal: {file: calendars/x.yaml, cutoff: \"15:30\", zone: \(zone), days: 0}}\n")
      try rules.write(
        "calendars/x.yaml",
        "calendar: x\nsource: none\nbegins: 2026-01-01\nends: 2026-12-31\nholidays: [\(holiday)]\n")
      return try RuleDirectory.load(rules.path).spec.hash
    }
    let first = try hash("Asia/Shanghai", "2026-10-01")
    #expect(try first == hash("Asia/Shanghai", "2026-10-01"))
    #expect(try first != hash("Asia/Shanghai", "2026-10-02"))
    #expect(try first != hash("Asia/Urumqi", "2026-10-01"))
  }

  @Test(arguments: [
    ("begins: 2026-01-01\nends: 2025-12-31\n", "ends before it begins"),
    ("begins: 2026-01-01\nends: 2026-12-31\nholidays: [2026-13-01]\n", "a day is written"),
    ("begins: 2026-01-01\nends: 2026-12-31\nholidays: [2027-01-01]\n", "speaks of 2026-01-01 to 2026-12-31 only"),
    ("begins: 2026-01-01\nends: 2026-12-31\nholidays: [2026-10-01]\nmake-up: [2026-10-01]\n", "both a holiday and"),
    ("ends: 2026-12-31\n", "needs the key `begins`"),
  ])
  func `a wrong calendar is refused with its place`(text: String, sentence: String) throws {
    let rules = try TemporaryDirectory()
    try rules.write("schema.yaml", String(decoding: Self.schema, as: UTF8.self))
    try rules.write(
      "policy.yaml",
      "calendars: {withdrawal: {file: calendars/x.yaml, cutoff: \"15:30\", zone: Asia/Shanghai, days: 0}}\n")
    try rules.write("calendars/x.yaml", "calendar: x\nsource: none\n" + text)
    let failure = #expect(throws: LoadFailure.self) { try RuleDirectory.load(rules.path) }
    let said = failure?.rendered ?? ""
    #expect(said.contains(sentence) && said.contains("calendars/x.yaml:"), "\(said)")
  }
}
