/// Rates arranged for the decoder: found by a code's bytes and a moment, without a string.
struct RateTable: Sendable {
  private struct Dated {
    var code: UInt64
    var currency: Currency
    var from: EventTime
    var billionths: Int64
  }

  private let book: Currency
  private let entries: [Dated]

  init(_ rates: Rates, into book: Currency) {
    self.book = book
    entries =
      rates.entries
      .map { Dated(code: Self.code($0.currency.code), currency: $0.currency, from: $0.from, billionths: $0.billionths) }
      .sorted { ($0.code, $0.from) < ($1.code, $1.from) }
  }

  /// A code of up to eight bytes as a word; nothing else has the same word.
  static func code(_ text: UnsafeRawBufferPointer) -> UInt64 {
    text.count > 8 ? 0 : text.reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func code(_ text: String) -> UInt64 { text.withBytes { code($0) } }

  /// How many decimals the currency has, if there is a rate for it at any time.
  func decimals(of code: UInt64) -> Int? { entries.first { $0.code == code }?.currency.decimals }

  /// What `minorUnits` of the currency are in minor units of the book currency at that moment, half to even.
  func convert(_ minorUnits: Int64, of code: UInt64, at time: EventTime) -> Conversion {
    // The newest rate that is not after the moment: the last of the entries at or before (code, time).
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if (entries[middle].code, entries[middle].from) <= (code, time) { low = middle + 1 } else { high = middle }
    }
    guard low > 0, entries[low - 1].code == code else { return .noRate }
    let rate = entries[low - 1]
    var numerator = Int128(minorUnits) * Int128(rate.billionths)
    var denominator: Int128 = 1_000_000_000
    for _ in 0..<max(0, rate.currency.decimals - book.decimals) { denominator *= 10 }
    for _ in 0..<max(0, book.decimals - rate.currency.decimals) {
      let (product, overflow) = numerator.multipliedReportingOverflow(by: 10)
      if overflow { return .tooLarge }
      numerator = product
    }
    guard let units = Int64(exactly: numerator.dividedHalfToEven(by: denominator)) else { return .tooLarge }
    return .units(units)
  }

  enum Conversion: Hashable {
    case units(Int64)
    case noRate
    case tooLarge
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
