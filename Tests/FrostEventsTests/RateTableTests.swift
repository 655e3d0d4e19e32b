import Testing

@testable import FrostEvents

struct RateTableTests {
  private let table = RateTable(
    Rates(entries: [
      .init(
        currency: Currency(code: "USD", decimals: 2), from: EventTime(milliseconds: 1000), billionths: 7_000_000_000),
      .init(
        currency: Currency(code: "USD", decimals: 2), from: EventTime(milliseconds: 2000), billionths: 7_500_000_000),
      .init(currency: Currency(code: "JPY", decimals: 0), from: EventTime(milliseconds: 0), billionths: 46_500_000),
      .init(currency: Currency(code: "KWD", decimals: 3), from: EventTime(milliseconds: 0), billionths: 500_000_000),
    ]), into: Currency(code: "CNY", decimals: 2))

  private func convert(_ units: Int64, _ code: String, at milliseconds: Int64) -> Int64? {
    table.rate(of: RateTable.code(code), at: EventTime(milliseconds: milliseconds)).flatMap {
      table.convert(units, at: $0)
    }
  }

  @Test(
    arguments: [
      ("USD", 100, 1000, 700), ("USD", 100, 1999, 700), ("USD", 100, 2000, 750), ("JPY", 100, 5, 465),
      ("USD", -100, 5000, -750),
    ] as [(String, Int64, Int64, Int64)])
  func `the newest rate that is not after the event is taken`(code: String, units: Int64, at: Int64, expected: Int64) {
    #expect(convert(units, code, at: at) == expected)
  }

  @Test(arguments: [("USD", 999), ("EUR", 2000), ("ZZZ", 2000), ("AAA", 2000)] as [(String, Int64)])
  func `before its first rate a currency has none`(code: String, at: Int64) {
    #expect(table.rate(of: RateTable.code(code), at: EventTime(milliseconds: at)) == nil)
  }

  @Test func `what does not fit 64 bits is not converted`() { #expect(convert(.max, "USD", at: 2000) == nil) }

  /// One unit is half a thousandth, a twentieth of a cent: 10 units are half a cent.
  @Test(arguments: [(10, 0), (30, 2), (50, 2), (-10, 0), (-30, -2), (11, 1), (-11, -1), (9, 0)] as [(Int64, Int64)])
  func `ties are rounded to the even unit`(units: Int64, expected: Int64) {
    #expect(convert(units, "KWD", at: 5) == expected)
  }
}
