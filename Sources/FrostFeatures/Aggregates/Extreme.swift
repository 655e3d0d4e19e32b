/// The least or greatest value of a window. It is known until the value that was it leaves the window; then the history
/// is looked through once.
struct Extreme: Sendable {
  private(set) var value: Int64 = 0
  private(set) var isKnown = true

  /// - Parameter isAlone: the window held no value before.
  mutating func enter(_ new: Int64, isAlone: Bool, isMinimum: Bool) {
    if isAlone {
      value = new
      isKnown = true
    } else if isMinimum ? new <= value : new >= value {
      // What it was while it was known bounds all values that stayed.
      value = new
      isKnown = true
    }
  }

  mutating func leave(_ old: Int64) {
    if old == value { isKnown = false }
  }

  mutating func learn(_ found: Int64) {
    value = found
    isKnown = true
  }
}
