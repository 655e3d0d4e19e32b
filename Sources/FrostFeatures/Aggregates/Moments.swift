/// Sum of the squares of a window's values, exact.
struct Moments: Sendable {
  /// Greater values make the result unknown: with them, products of sums over a million events leave 128 bits. Money of
  /// two decimals reaches it at 44 thousand million.
  static let highest: UInt64 = 1 << 42

  var squares: Int128 = 0
  /// Values beyond `highest`.
  var tooLarge: Int64 = 0

  mutating func add(_ value: Int64, _ sign: Int64) {
    if value.magnitude > Self.highest {
      tooLarge += sign
    } else {
      squares += Int128(sign) * Int128(value) * Int128(value)
    }
  }
}

/// Count, sum and sum of squares of a window, and what they say by one formula each.
struct Sample: Sendable {
  var count: Int64 = 0
  var sum: Int128 = 0
  var moments = Moments()

  /// The sum over the count in whole units, ties to the even one; nil of nothing.
  var roundedMean: Int64? {
    guard count > 0 else { return nil }
    return Int64(clamping: sum.dividedHalfToEven(by: Int128(count)))
  }

  var mean: Double? { count > 0 ? Double(sum) / Double(count) : nil }

  /// n Σx² - (Σx)²: n (n - 1) times the sample variance. nil for fewer than two values or values that are too large.
  private var spread: Int128? {
    guard count > 1, moments.tooLarge == 0 else { return nil }
    return Int128(count) * moments.squares - sum * sum
  }

  /// n (n - 1).
  private var pairs: Int128 { Int128(count) * Int128(count - 1) }

  /// The standard deviation of a sample, sqrt(spread / (n (n - 1))).
  var deviation: Double? { spread.map { (Double($0) / Double(pairs)).squareRoot() } }

  /// The same rounded to whole units, ties to the even one.
  var roundedDeviation: Int64? {
    guard let spread else { return nil }
    let root = IntegerRoot.floor(UInt128(spread) / UInt128(pairs))
    // Against the square of root + 1/2, all times 4 n (n - 1).
    let middle = (2 * root + 1) * (2 * root + 1) * UInt128(pairs)
    let four = 4 * UInt128(spread)
    return Int64(clamping: four > middle || four == middle && root % 2 == 1 ? root + 1 : root)
  }

  /// (x - mean) / deviation, as (n x - Σx) / n / deviation. nil where there is no deviation, or none other than zero.
  func score(of value: Int64) -> Double? {
    guard let deviation, deviation > 0 else { return nil }
    return Double(Int128(count) * Int128(value) - sum) / Double(count) / deviation
  }
}

extension Int128 {
  /// The quotient rounded to the nearest integer, ties to the even one; `divisor` is positive.
  func dividedHalfToEven(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude * 2
    let roundsAway = twice > divisor.magnitude || (twice == divisor.magnitude && quotient & 1 != 0)
    return roundsAway ? quotient + (self < 0 ? -1 : 1) : quotient
  }
}
