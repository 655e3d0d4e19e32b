/// How lively an hour of the day is.
enum Rhythm {
  /// Liveliness by local hour; the liveliest hour has 1.
  private static let weights: [Double] = [
    0.16, 0.09, 0.06, 0.05, 0.05, 0.09, 0.22, 0.45, 0.62, 0.68, 0.72, 0.86, 0.95, 0.78, 0.66, 0.64, 0.68, 0.80,
    0.94, 1.00, 0.98, 0.86, 0.60, 0.34,
  ]
  static let meanWeight = weights.reduce(0, +) / 24

  static func weight(_ time: Int64, offset: Int64) -> Double {
    let local = time + offset
    let hour = Int(local.floored(by: .hour) - local.floored(by: .day) * 24)
    return weights[hour]
  }

  /// The next moment of a Poisson process whose rate follows the day: `gap` milliseconds is its mean distance.
  static func next(after time: Int64, gap: Double, offset: Int64, _ random: inout Random) -> Int64 {
    var moment = Double(time)
    while true {
      moment += random.exponential() * gap * meanWeight
      if random.unit() < weight(Int64(moment), offset: offset) { return max(Int64(moment), time + 1) }
    }
  }

  /// A moment on the day of `time` when people are about.
  static func moment(onDayOf time: Int64, offset: Int64, _ random: inout Random) -> Int64 {
    let midnight = (time + offset).floored(by: .day) * .day - offset
    while true {
      let moment = midnight + random.within(0...Int64.day - 1)
      if random.unit() < weight(moment, offset: offset) { return moment }
    }
  }
}
