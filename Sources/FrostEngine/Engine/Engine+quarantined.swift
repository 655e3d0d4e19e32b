extension Engine {
  /// After recovery: what the newest commit counted of things that are no inputs, so that the journal does not know them.
  package mutating func resume(_ stored: Counters) {
    counters.quarantined = stored.quarantined
    counters.unratedAmounts = stored.unratedAmounts
  }
}
