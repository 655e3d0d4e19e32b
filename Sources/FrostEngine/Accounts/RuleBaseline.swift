import FrostEvents

/// How many freezes a rule usually causes: by hour of event time, over its last seven days without the present hour.
struct RuleBaseline: Sendable {
  private static let hours = 168
  private static let hour: Int64 = 3_600_000

  var counts = [Int](repeating: 0, count: hours)
  var first: Int64?
  var now: Int64 = 0

  mutating func note(at time: EventTime) {
    let hour = time.milliseconds / Self.hour
    if first == nil {
      first = hour
      now = hour
    }
    advance(to: hour)
    guard hour > now - Int64(Self.hours) else { return }
    counts[Int(hour % Int64(Self.hours))] += 1
  }

  private mutating func advance(to hour: Int64) {
    guard hour > now else { return }
    for passed in 0..<min(Int64(Self.hours), hour - now) { counts[Int((hour - passed) % Int64(Self.hours))] = 0 }
    now = hour
  }

  /// Freezes in a window of so many milliseconds, as a mean; nil before a whole day of history.
  func usual(within: Int64, at time: EventTime) -> Double? {
    guard let first else { return nil }
    let hour = time.milliseconds / Self.hour
    let covered = min(Int64(Self.hours) - 1, hour - first)
    guard covered >= 24 else { return nil }
    var sum = 0
    for past in 1...covered where hour - past <= now && hour - past > now - Int64(Self.hours) {
      sum += counts[Int((hour - past) % Int64(Self.hours))]
    }
    return Double(sum) * Double(within) / Double(covered * Self.hour)
  }
}
