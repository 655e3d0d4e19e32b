import FrostRules
import Testing

@testable import FrostConfig

struct WrittenDurationTests {
  @Test(arguments: [
    ("10m", 600_000), ("24h", 86_400_000), ("1h30m", 5_400_000), ("90s", 90_000), ("50ms", 50), ("7d", 604_800_000),
    ("1d2h3m4s5ms", 93_784_005), ("0m", 0),
  ]) func `a duration is numbers with units, greatest first`(text: String, milliseconds: Int64) {
    #expect(WrittenDuration.milliseconds(of: text) == milliseconds)
  }

  @Test(arguments: [
    "", "10", "m", "1.5h", "-1h", "1 h", "1h 30m", "30m1h", "1h1h", "1w", "1H", "9999999999999999d", "１h",
  ])
  func `anything else is none`(text: String) {
    #expect(WrittenDuration.milliseconds(of: text) == nil)
  }

  @Test func `a shifted window is written from near to far`() {
    #expect(WrittenDuration.window(of: "24h") == FeatureSpec.Window(near: 0, far: 86_400_000))
    #expect(WrittenDuration.window(of: "7d..14d") == FeatureSpec.Window(near: 604_800_000, far: 1_209_600_000))
    #expect(WrittenDuration.window(of: "14d..7d") == nil)
    #expect(WrittenDuration.window(of: "7d..") == nil)
  }
}
