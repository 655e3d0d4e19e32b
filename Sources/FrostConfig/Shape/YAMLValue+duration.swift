import CEL
import FrostRules

extension YAMLValue {
  /// Milliseconds of `10m`, `24h`, `1h30m`; more than none.
  func duration(_ what: String, example: String, _ findings: Findings) -> Placed<Int64>? {
    guard case .text(let text, _) = content, let duration = WrittenDuration.milliseconds(of: text), duration > 0 else {
      expected("`\(what)` is a duration", "\(example) (units ms s m h d)", findings)
      return nil
    }
    return Placed(duration, at: place)
  }

  /// `24h`, or `7d..14d`: from 14 to 7 days ago.
  func window(_ findings: Findings) -> Placed<FeatureSpec.Window>? {
    guard case .text(let text, _) = content, let window = WrittenDuration.window(of: text) else {
      expected("`over` is a duration, or two as `7d..14d`", "over: 24h (units s m h d)", findings)
      return nil
    }
    return Placed(window, at: place)
  }
}
