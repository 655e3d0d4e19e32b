extension Engine {
  /// After recovery: how many lines were quarantined before. Refused lines are no inputs; the journal does not know them.
  package mutating func resume(quarantined: Int64) { counters.quarantined = quarantined }
}
