import FrostFeatures

extension FeatureCompiler {
  static let longestWindow: Int64 = 90 * 86_400_000
  static let shortestWindow: Int64 = 1000
  /// Ten of them are the longest window: what it cuts off is less than a thousandth.
  static let longestHalfLife: Int64 = 9 * 86_400_000

  mutating func window(of spec: FeatureSpec, _ kind: FeatureDefinition.Kind) -> FeatureDefinition.Window? {
    switch spec.kind {
    case .age, .last, .previous, .since, .distance, .speed:
      if let over = spec.over {
        report(over, "`\(spec.kind.rawValue)` looks at all history and has no window", hint: "leave `over` out")
      }
      return nil
    case .risk:
      if let over = spec.over {
        report(over, "`risk` fades by its half-life and has no window", hint: "leave `over` out")
      }
      guard case .risk(_, let halfLife) = kind else { return nil }
      return FeatureDefinition.Window(near: 0, far: FeatureDefinition.reach(ofHalfLife: halfLife))
    case .count, .sum, .mean, .min, .max, .stddev, .zscore, .distinct, .rate, .equal, .share, .rise, .outcome, .ratio,
      .hour:
      guard let over = spec.over else {
        report(spec.name, "feature `\(spec.name.value)` has no window", hint: "add `over: 24h`")
        return nil
      }
      if over.value.far > Self.longestWindow {
        report(over, "a window reaches back at most 90 days")
      } else if over.value.far - over.value.near < Self.shortestWindow {
        report(over, "a window lasts at least 1 second")
      }
      return FeatureDefinition.Window(near: over.value.near, far: over.value.far)
    }
  }
}
