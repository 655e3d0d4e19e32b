/// What is usual in each hour of the week, learned as it goes: the mean over the weeks, older ones fading.
struct WeeklyBaseline: Sendable {
  static let hours = 168
  /// The newest week counts for at least so much: what is usual now is known after some weeks, whatever was before.
  private static let leastWeight: Float = 0.25

  var means = [Float](repeating: 0, count: hours)
  var weeks = [UInt8](repeating: 0, count: hours)

  /// - Parameter hour: number of the hour since 1970.
  mutating func learn(_ value: Float, hour: Int64) {
    let place = Int(hour % Int64(Self.hours))
    weeks[place] = min(weeks[place] + 1, 100)
    means[place] += (value - means[place]) * max(1 / Float(weeks[place]), Self.leastWeight)
  }

  /// What is usual in that hour of the week; in the first week, in that hour of the days there were; nil: not known yet.
  func usual(hour: Int64) -> Float? {
    let place = Int(hour % Int64(Self.hours))
    if weeks[place] > 0 { return means[place] }
    var sum: Float = 0
    var days: Float = 0
    for same in stride(from: place % 24, to: Self.hours, by: 24) where weeks[same] > 0 {
      sum += means[same]
      days += 1
    }
    return days > 0 ? sum / days : nil
  }
}
