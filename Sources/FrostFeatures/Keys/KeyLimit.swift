/// What became of a table's keys that found no room. A key that is not let in is unknown, not new: so is one that is let in
/// later, as far as it may have been turned away before.
struct KeyLimit: Sendable {
  /// Events whose key was not let in.
  var refused: Int64 = 0
  /// Times of the first and the last of them.
  var first = Int64.max
  var last = Int64.min
  /// Number of refusals at which dead keys are looked for again.
  var nextSweep: Int64 = 0
  /// Dead keys that were taken out since the process began.
  private(set) var dropped: Int64 = 0

  mutating func refuse(at time: Int64) {
    refused += 1
    first = min(first, time)
    last = max(last, time)
  }

  /// Whether a full table is to be searched for dead keys.
  var isSweepDue: Bool { refused >= nextSweep }

  /// The next search is worth its while when the table is full again, or when an eighth of it was turned away.
  mutating func swept(_ keys: Int, freed: Int) {
    dropped += Int64(freed)
    nextSweep = freed * 8 >= keys ? refused : refused + Int64(keys / 8) + 1
  }

  /// Whether a key that is not there may have been turned away at a time that still matters.
  func hides(at time: Int64, reach: Int64?) -> Bool {
    last != .min && (reach.map { last >= time - $0 } ?? true)
  }
}
