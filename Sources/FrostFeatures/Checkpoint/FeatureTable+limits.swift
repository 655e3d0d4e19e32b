/// A table at its limit turns keys away by what all of it holds. Slices that were taken at different inputs bring back the
/// same keys only where that was no question meanwhile: nothing was turned away, or the space was full all the time.
extension FeatureTable {
  /// How a space stood with its limit.
  package struct Limit: Sendable {
    fileprivate var refused: Int64
    fileprivate var dropped: Int64
    fileprivate var isFull: Bool
  }

  /// By space.
  package var limits: [Limit] {
    keyLimits.indices.map { space in
      let limit = keyLimits[space]
      return Limit(
        refused: limit.refused, dropped: limit.dropped,
        isFull: stores[space].pointee.count >= fixed[space].pointee.keyLimit)
    }
  }

  /// Whether slices since then, taken at different inputs, are of use together.
  package func held(since before: [Limit]) -> Bool {
    zip(limits, before).allSatisfy { now, before in
      now.dropped == before.dropped && (now.refused == before.refused || before.isFull)
    }
  }
}
