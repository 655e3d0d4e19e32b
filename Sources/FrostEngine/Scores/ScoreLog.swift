/// Scores of the events since somebody last took them; kept only where somebody asked for them.
struct ScoreLog: Sendable {
  var events: [EventScore] = []
  /// Every feature is read on every event, not only what the rules need.
  let keepsFeatures: Bool
}
