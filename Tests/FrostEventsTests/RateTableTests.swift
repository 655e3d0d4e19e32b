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

  @Test(
    arguments: [
      ("USD", 100, 1000, .units(700)), ("USD", 100, 1999, .units(700)), ("USD", 100, 2000, .units(750)),
      ("USD", 100, 999, .noRate), ("EUR", 100, 2000, .noRate), ("ZZZ", 100, 2000, .noRate), ("AAA", 100, 2000, .noRate),
      ("JPY", 100, 5, .units(465)), ("USD", .max, 2000, .tooLarge),
    ] as [(String, Int64, Int64, RateTable.Conversion)])
  func `the newest rate that is not after the event is taken`(
    code: String, units: Int64, at: Int64, expected: RateTable.Conversion
  ) {
    #expect(table.convert(units, of: RateTable.code(code), at: EventTime(milliseconds: at)) == expected)
  }

  /// One unit is half a thousandth, a twentieth of a cent: 10 units are half a cent.
  @Test(arguments: [(10, 0), (30, 2), (50, 2), (-10, 0), (-30, -2), (11, 1), (-11, -1), (9, 0)] as [(Int64, Int64)])
  func `ties are rounded to the even unit`(units: Int64, expected: Int64) {
    #expect(
      table.convert(units, of: RateTable.code("KWD"), at: EventTime(milliseconds: 5)) == .units(expected))
  }
}
