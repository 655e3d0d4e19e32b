import FrostEvents
import Testing

@testable import FrostEngine

/// Weeks of a stream in counts: 1,800 events an hour by day, 120 by night, of two types.
private struct Weeks {
  static let hour: Int64 = 3_600_000
  static let schema = Wallet.schema
  var symbols = SymbolTable(key: .fixed)
  var vitals = Vitals(Weeks.schema)
  let transfer: Symbol
  let login: Symbol
  let done: Symbol
  /// Always there: id, time, type, account; with a device: bit 7.
  static let plain: UInt64 = 0b10_1101
  static let withDevice = plain | 1 << 7

  init() {
    transfer = symbols.intern("transfer")
    login = symbols.intern("login")
    done = symbols.intern("done")
  }

  static func perHour(_ hour: Int64) -> Int64 { (hour % 24) >= 8 ? 1800 : 120 }

  /// Fills whole hours; `skip` leaves out a type.
  mutating func fill(_ hours: Range<Int64>, without skip: Symbol? = nil, presence: UInt64 = Weeks.withDevice) {
    for hour in hours {
      let count = Self.perHour(hour)
      for number in 0..<count {
        let type = number % 10 == 0 ? transfer : login
        guard type != skip else { continue }
        let time = EventTime(milliseconds: hour * Self.hour + number * Self.hour / count)
        vitals.saw(type: type, phase: done, presence: presence, at: time, symbols)
      }
    }
  }

  func names(at hour: Int64, minute: Int64 = 0) -> [String] {
    vitals.symptoms(at: EventTime(milliseconds: hour * Self.hour + minute * 60_000)).map(\.name)
  }
}

@Suite struct VitalsTests {
  private static let begin: Int64 = 24 * 7 * 2900

  @Test func `two quiet weeks give no alarm at any hour`() {
    var weeks = Weeks()
    for hour in Self.begin..<Self.begin + 336 {
      weeks.fill(hour..<hour + 1)
      #expect(weeks.names(at: hour + 1).isEmpty, "hour \(hour - Self.begin)")
    }
  }

  @Test func `a stream that stops is noticed, by day in minutes, by night later`() throws {
    var weeks = Weeks()
    weeks.fill(Self.begin..<Self.begin + 168 + 12)
    let noon = Self.begin + 168 + 12
    #expect(weeks.names(at: noon).isEmpty)
    #expect(weeks.names(at: noon, minute: 3) == ["stream"])
    let symptom = try #require(
      weeks.vitals.symptoms(at: EventTime(milliseconds: noon * Weeks.hour + 600_000)).first)
    #expect(symptom.message.hasPrefix("no event for 10m 2s; usually 30"), "\(symptom.message)")
    weeks.fill(noon..<Self.begin + 168 + 27)
    let night = Self.begin + 168 + 27
    #expect(weeks.names(at: night, minute: 10).isEmpty)
    #expect(weeks.names(at: night, minute: 20) == ["stream"])
  }

  @Test func `a type that stops is noticed while the others go on`() {
    var weeks = Weeks()
    let noon = Self.begin + 168 + 12
    weeks.fill(Self.begin..<noon)
    weeks.fill(noon..<noon + 1, without: weeks.transfer)
    #expect(weeks.names(at: noon + 1) == ["type.transfer"])
    weeks.fill(noon + 1..<noon + 2)
    #expect(weeks.names(at: noon + 2).isEmpty)
  }

  @Test func `a field that is no longer filled is noticed for each type, and what nobody ever fills is not`() {
    var weeks = Weeks()
    let noon = Self.begin + 168 + 12
    weeks.fill(Self.begin..<noon)
    weeks.fill(noon..<noon + 1, presence: Weeks.plain)
    #expect(weeks.names(at: noon + 1) == ["field.transfer.device", "field.login.device"])
    let message = weeks.vitals.symptoms(at: EventTime(milliseconds: (noon + 1) * Weeks.hour)).last?.message
    #expect(message == "`device` is filled in 0.0 % of login, usually in 100.0 %")
  }

  @Test func `unknown values and unreadable lines are compared with what is usual`() {
    var weeks = Weeks()
    let noon = Self.begin + 168 + 12
    for hour in Self.begin..<noon {
      weeks.fill(hour..<hour + 1)
      weeks.vitals.sawUnknownTerms(Weeks.perHour(hour) / 10)
      weeks.vitals.sawRejects(Int(Weeks.perHour(hour) / 300))
    }
    weeks.fill(noon..<noon + 1)
    #expect(weeks.names(at: noon + 1).isEmpty)
    weeks.vitals.sawUnknownTerms(300)
    weeks.vitals.sawRejects(40)
    #expect(weeks.names(at: noon + 1) == ["missing", "quarantine"])
  }

  @Test func `before anything is known nothing is said, and the first day teaches the second`() {
    var weeks = Weeks()
    #expect(weeks.names(at: Self.begin).isEmpty)
    weeks.fill(Self.begin..<Self.begin + 1)
    #expect(weeks.names(at: Self.begin + 5).isEmpty)
    weeks.fill(Self.begin + 1..<Self.begin + 24 + 12)
    #expect(weeks.names(at: Self.begin + 24 + 12, minute: 5) == ["stream"])
  }

  @Test func `what comes in ever new types is counted in bounded space`() {
    var weeks = Weeks()
    for number in 0..<1000 {
      let type = weeks.symbols.intern("t\(number)")
      weeks.vitals.saw(
        type: type, phase: weeks.done, presence: Weeks.plain, at: EventTime(milliseconds: Self.begin * Weeks.hour),
        weeks.symbols)
    }
    #expect(weeks.vitals.watchedTypes == Vitals.maximumSeries)
  }
}
