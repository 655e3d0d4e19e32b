package import FrostEngine

extension DaemonConfiguration {
  /// What the engine is told of it.
  package var engineOptions: Engine.Options {
    Engine.Options(
      lateness: lateness, sourceSkew: sourceSkew, duplicateHorizon: duplicates.horizon,
      duplicateLimit: max(1, duplicates.entries / 2),
      futureLimit: clock == .wall ? Engine.Options.clockDifference : nil)
  }
}
