/// Rates arranged for the decoder: found by a code's bytes and a moment, without a string.
struct RateTable: Sendable {
  struct Rate: Hashable, Sendable {
    var code: UInt64
    var currency: Currency
    var from: EventTime
    var billionths: Int64
  }

  private let book: Currency
  private let entries: [Rate]

  init(_ rates: Rates, into book: Currency) {
    self.book = book
    entries =
      rates.entries
      .map { Rate(code: Self.code($0.currency.code), currency: $0.currency, from: $0.from, billionths: $0.billionths) }
      .sorted { ($0.code, $0.from) < ($1.code, $1.from) }
  }

  /// A code of up to eight bytes as a word; nothing else has the same word.
  static func code(_ text: UnsafeRawBufferPointer) -> UInt64 {
    text.count > 8 ? 0 : text.reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func code(_ text: String) -> UInt64 { text.withBytes { code($0) } }

  /// The newest rate of the currency that is not after the moment.
  func rate(of code: UInt64, at time: EventTime) -> Rate? {
    // The last of the entries at or before (code, time).
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if (entries[middle].code, entries[middle].from) <= (code, time) { low = middle + 1 } else { high = middle }
    }
    return low > 0 && entries[low - 1].code == code ? entries[low - 1] : nil
  }

  /// What `minorUnits` of the rate's currency are in minor units of the book currency, half to even; nil when 64 bits do
  /// not hold it.
  func convert(_ minorUnits: Int64, at rate: Rate) -> Int64? {
    var numerator = Int128(minorUnits) * Int128(rate.billionths)
    var denominator: Int128 = 1_000_000_000
    for _ in 0..<max(0, rate.currency.decimals - book.decimals) { denominator *= 10 }
    for _ in 0..<max(0, book.decimals - rate.currency.decimals) {
      let (product, overflow) = numerator.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      numerator = product
    }
    return Int64(exactly: numerator.dividedHalfToEven(by: denominator))
  }
}

extension Int128 {
  /// The quotient rounded to the nearest integer, ties to the even one; `divisor` is positive.
  fileprivate func dividedHalfToEven(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude * 2
    let roundsAway = twice > divisor.magnitude || (twice == divisor.magnitude && quotient & 1 != 0)
    return roundsAway ? quotient + (self < 0 ? -1 : 1) : quotient
  }
}
