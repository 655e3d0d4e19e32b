import Glibc

/// Nanoseconds of a clock that goes on evenly.
func now() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// How long things took.
struct Sample {
  private var nanoseconds: [Int64] = []

  mutating func add(_ duration: Int64) { nanoseconds.append(duration) }

  /// Median and two high quantiles, milliseconds.
  var text: String { [0.5, 0.99, 0.999].map(quantile).joined(separator: ", ") }

  var median: String { quantile(0.5) }

  private func quantile(_ share: Double) -> String {
    let sorted = nanoseconds.sorted()
    if sorted.isEmpty { return "-" }
    let tenths = (sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
