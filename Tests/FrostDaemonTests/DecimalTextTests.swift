import Testing

@testable import FrostDaemon

struct DecimalTextTests {
  @Test(arguments: [(0.0, 2, "0.00"), (1.005, 1, "1.0"), (12.345, 2, "12.35"), (-0.5, 1, "-0.5"), (99.6, 0, "100")])
  func `numbers are rounded to so many decimals`(value: Double, decimals: Int, text: String) {
    #expect(value.text(decimals: decimals) == text)
  }
}
