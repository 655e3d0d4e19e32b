import FrostEvents

/// Hits and first freezes by hour of the stream.
struct PeriodTally: Sendable {
  private static let hour: Int64 = 3_600_000
  private var hits: [Int64: Int] = [:]
  private var freezes: [Int64: Int] = [:]

  mutating func noteHit(at time: EventTime) { hits[Self.hour(of: time), default: 0] += 1 }

  mutating func noteFreeze(at time: EventTime) { freezes[Self.hour(of: time), default: 0] += 1 }

  /// Every day between the stream's ends, or every hour where those are less than three days apart.
  func periods(from start: EventTime, to end: EventTime) -> [BacktestReport.Period] {
    guard start <= end else { return [] }
    let hours: Int64 = end.milliseconds - start.milliseconds < 72 * Self.hour ? 1 : 24
    func period(_ hour: Int64) -> Int64 { Self.floor(hour, hours) }
    let byPeriod = Dictionary(hits.map { (period($0.key), $0.value) }, uniquingKeysWith: +)
    let frozen = Dictionary(freezes.map { (period($0.key), $0.value) }, uniquingKeysWith: +)
    return stride(from: period(Self.hour(of: start)), through: period(Self.hour(of: end)), by: 1).map {
      BacktestReport.Period(
        start: EventTime(milliseconds: $0 * hours * Self.hour).text, hits: byPeriod[$0] ?? 0, freezes: frozen[$0] ?? 0)
    }
  }

  private static func hour(of time: EventTime) -> Int64 { floor(time.milliseconds, hour) }

  private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }
}
