/// How often something is so among many: counted over ten minutes, compared with what is usual at this hour of the week.
struct Share: Sendable {
  /// Of fewer nothing is said.
  static let fewest: UInt32 = 100
  /// An hour with fewer teaches nothing.
  private static let fewestToLearn: UInt32 = 50

  var lastSlot = Counted()
  var hour = Counted()
  var baseline: WeeklyBaseline?

  struct Counted: Sendable {
    var part: UInt32 = 0
    var whole: UInt32 = 0
  }

  mutating func endSlot(_ slot: Counted) {
    hour.part &+= slot.part
    hour.whole &+= slot.whole
    lastSlot = slot
  }

  mutating func endHour(_ number: Int64) {
    if hour.whole >= Self.fewestToLearn {
      baseline = baseline ?? WeeklyBaseline()
      baseline?.learn(Float(hour.part) / Float(hour.whole), hour: number)
    }
    hour = Counted()
  }

  /// The share now, of how many, and the usual one; nil: too few to tell.
  /// - Parameter slot: what the present ten minutes have counted so far.
  func now(_ slot: Counted, hour number: Int64) -> (share: Float, of: Float, usual: Float?)? {
    let soFar = Counted(part: hour.part &+ slot.part, whole: hour.whole &+ slot.whole)
    guard let counted = [slot, lastSlot, soFar].first(where: { $0.whole >= Self.fewest }) else { return nil }
    return (Float(counted.part) / Float(counted.whole), Float(counted.whole), baseline?.usual(hour: number))
  }
}
