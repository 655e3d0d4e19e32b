extension Engine {
  /// After recovery: what the newest commit counted of things that are no inputs, and how far each source had
  /// come where the journal no longer tells.
  package mutating func resume(_ stored: Counters) {
    counters.quarantined = stored.quarantined
    counters.unratedAmounts = stored.unratedAmounts
    watermarks = SourceWatermarks(watermarks.all.merging(stored.watermarks, uniquingKeysWith: max))
    settleWatermarks()
    noteCondensed()
  }
}
