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

  /// Median, two high quantiles and the longest, milliseconds; and of how many.
  var text: String {
    let sorted = nanoseconds.sorted()
    guard let last = sorted.last else { return "none" }
    let quantiles = [0.5, 0.99, 0.999].map { sorted[min(sorted.count - 1, Int(Double(sorted.count) * $0))] }
    return (quantiles + [last]).map(Self.milliseconds).joined() + "   of \(sorted.count)"
  }

  private static func milliseconds(_ nanoseconds: Int64) -> String {
    let hundredths = (nanoseconds + 5_000) / 10_000
    let text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    return String(repeating: " ", count: max(1, 9 - text.count)) + text
  }
}
