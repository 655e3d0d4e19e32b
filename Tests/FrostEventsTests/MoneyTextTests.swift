import FrostEvents
import Testing

struct MoneyTextTests {
  @Test(
    arguments: [
      ("12.5", 2, 1250), ("12.50", 2, 1250), ("12.500000", 2, 1250), ("0", 2, 0), ("-0.00", 2, 0), ("-12.34", 2, -1234),
      ("1e3", 2, 100_000), ("1.5E+2", 0, 150), ("1250e-2", 2, 1250), ("100000000000000000000e-18", 2, 10_000),
      ("0.1", 3, 100), ("4800", 0, 4800), ("92233720368547758.07", 2, .max), ("0e999999999999", 2, 0),
      ("0.00000000000000000000000000", 2, 0), ("0.0100000000000000000000000000000", 2, 1), ("1e-2", 2, 1),
    ] as [(String, Int, Int64)])
  func `an amount is exact`(text: String, decimals: Int, units: Int64) throws {
    #expect(try MoneyText.minorUnits(text, decimals: decimals) == units)
  }

  @Test(
    arguments: [
      ("", .notANumber), ("abc", .notANumber), ("1.", .notANumber), (".5", .notANumber), ("01", .notANumber),
      ("+1", .notANumber), ("1,000.00", .notANumber), ("1e", .notANumber), ("1e+", .notANumber), (" 1", .notANumber),
      ("--1", .notANumber), ("-", .notANumber), ("NaN", .notANumber), ("12.345", .tooManyDecimals(2)),
      ("1e-3", .tooManyDecimals(2)), ("0.12345678901234567890123", .tooManyDecimals(2)),
      ("92233720368547758.08", .tooLarge), ("1e17", .tooLarge), ("1e999999999999", .tooLarge),
      ("123456789012345678901234567890", .tooLarge),
    ] as [(String, MoneyText.Failure)])
  func `what is not exactly an amount is refused`(text: String, reason: MoneyText.Failure) {
    #expect(throws: reason) { try MoneyText.minorUnits(text, decimals: 2) }
  }

  @Test(
    arguments: [
      (480_000, 2, "4800.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"), (4800, 0, "4800"), (1, 3, "0.001"),
      (.min, 2, "-92233720368547758.08"),
    ] as [(Int64, Int, String)])
  func `minor units are written with all decimals`(units: Int64, decimals: Int, text: String) {
    #expect(MoneyText.text(minorUnits: units, decimals: decimals) == text)
  }

  @Test func `writing and reading agree`() throws {
    var random = SplitMix(seed: 4)
    for _ in 0..<20_000 {
      let units = Int64(bitPattern: random.next()) >> Int64(random.next() % 63) | 1
      let decimals = Int(random.next() % 5)
      #expect(
        try MoneyText.minorUnits(MoneyText.text(minorUnits: units, decimals: decimals), decimals: decimals) == units)
    }
  }

  @Test(arguments: [("CNY", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("KWD", 3), ("BHD", 3), ("OMR", 3), ("CLF", 4)])
  func `currencies have the decimals of ISO 4217`(code: String, decimals: Int) {
    #expect(Currency(code: code)?.decimals == decimals)
  }

  @Test(arguments: ["", "cny", "CN", "CNYX", "元"])
  func `a text that is no currency code is none`(code: String) { #expect(Currency(code: code) == nil) }
}
