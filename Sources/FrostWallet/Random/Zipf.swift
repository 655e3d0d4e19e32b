import Glibc

/// Zipf's law over 0 ..< count: the number k is drawn with a weight of (k + 1) ^ -exponent.
struct Zipf {
  private let cumulated: [Double]

  init(count: Int, exponent: Double) {
    var total = 0.0
    let sums = (0..<count).map { rank in
      total += pow(Double(rank + 1), -exponent)
      return total
    }
    cumulated = sums.map { $0 / total }
  }

  /// The number at `unit`, from 0 to 1, of the distribution.
  func at(_ unit: Double) -> Int {
    var low = 0
    var high = cumulated.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] > unit { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
