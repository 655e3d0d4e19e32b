import FrostFeatures

extension RuleSet {
  /// How far back an event may lie that a feature still reads, milliseconds, the lateness left aside. What has no window,
  /// ages, last values, the profile, reaches back 400 days.
  package var reach: Int64 {
    let windows = definitions.indices.map(reach(ofDefinition:)) + neighbours.map(\.over)
    return windows.max() ?? 0
  }

  /// How far back an event may lie that this feature still reads, milliseconds.
  package func reach(ofFeature number: Int) -> Int64 {
    if case .neighbours(let definition) = features[number].origin { return neighbours[definition].over }
    return definitions(of: number).map(reach(ofDefinition:)).max() ?? 0
  }

  /// The same of what the feature table counts.
  package func reach(ofDefinition number: Int) -> Int64 { definitions[number].window?.far ?? Self.horizon }

  private static let horizon: Int64 = 400 * 86_400_000
}
