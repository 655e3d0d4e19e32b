import CEL
import FrostEvents

/// A rule of a plan. Most rules miss at a first term that compares a number with a constant: that is seen without running
/// their programs.
struct PlannedRule: BitwiseCopyable {
  /// Its number in the rule set.
  let number: Int
  /// Field that the event must have, since its value is the subject; -1: none.
  private let subject: Int
  /// The bound rules keep it alive.
  private let bound: Unmanaged<BoundRule>
  /// The rule's own `ranges`.
  private let ranges: UnsafeBufferPointer<SlotRange>

  init(_ number: Int, _ rule: BoundRule, subject: Int?) {
    self.number = number
    self.subject = subject ?? -1
    bound = .passUnretained(rule)
    ranges = rule.ranges
  }

  var rule: BoundRule { bound.takeUnretainedValue() }

  /// Whether the rule certainly does not hit.
  @inline(__always)
  func misses(_ row: EventRow, _ frame: Frame) -> Bool {
    if subject >= 0, !row.has(subject) { return true }
    for range in ranges {
      switch range.holds(in: frame) {
      case .no: return true
      case .yes: continue
      case .unknown: return false
      }
    }
    return false
  }
}
