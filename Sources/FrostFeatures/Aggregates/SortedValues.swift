/// A window's values in order, repeated ones as often as they stand there: how many lie in a range. Values stand in
/// runs of at most `capacity`, so that one in or out moves a run's worth.
struct SortedValues: Sendable {
  private static let capacity = 512

  private var runs: [[Int64]] = []

  mutating func insert(_ value: Int64) {
    guard !runs.isEmpty else {
      runs.append([value])
      return
    }
    let run = run(of: value)
    runs[run].insert(value, at: Self.place(of: value, in: runs[run]))
    if runs[run].count > Self.capacity {
      let upper = Array(runs[run][(Self.capacity / 2)...])
      runs[run].removeSubrange((Self.capacity / 2)...)
      runs.insert(upper, at: run + 1)
    }
  }

  /// Takes one of a value that is there.
  mutating func remove(_ value: Int64) {
    let run = run(of: value)
    runs[run].remove(at: Self.place(of: value, in: runs[run]))
    if runs[run].isEmpty, runs.count > 1 { runs.remove(at: run) }
  }

  func count(in range: ClosedRange<Int64>) -> Int64 {
    guard !runs.isEmpty else { return 0 }
    var count = 0
    for run in runs[run(of: range.lowerBound)...] {
      guard let last = run.last, last >= range.lowerBound else { continue }
      if run[0] > range.upperBound { break }
      if run[0] >= range.lowerBound, last <= range.upperBound {
        count += run.count
      } else {
        let low = Self.place(of: range.lowerBound, in: run)
        let high = range.upperBound == .max ? run.count : Self.place(of: range.upperBound + 1, in: run)
        count += high - low
      }
    }
    return Int64(count)
  }

  /// The first run whose last value is not less; the last where all are.
  private func run(of value: Int64) -> Int {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high) / 2
      if let last = runs[middle].last, last < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first place whose value is not less.
  private static func place(of value: Int64, in run: [Int64]) -> Int {
    var low = 0
    var high = run.count
    while low < high {
      let middle = (low + high) / 2
      if run[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
