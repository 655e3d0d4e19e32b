/// The condition that a slot's integer lies in a range: a comparison with a constant.
public struct SlotRange: Sendable, BitwiseCopyable {
  public enum Outcome: Sendable { case no, yes, unknown }

  let slot: Int
  let low: Int64
  let high: Int64

  @inline(__always)
  public func holds(in frame: Frame) -> Outcome {
    switch frame.states[slot] {
    case .value:
      let value = frame.values[slot]
      return low <= value && value <= high ? .yes : .no
    case .never: return .no
    case .unknown, .error: return .unknown
    }
  }
}

extension Program {
  /// The whole program as a range, where it is one.
  public var range: SlotRange? {
    guard unowned.instructions == 1 else { return nil }
    let step = unowned.tables.instructions[0]
    let (a, b) = (step.a, step.b)
    guard step.fold == .none, [a.place, b.place].contains(.slot), [a.place, b.place].contains(.constant) else {
      return nil
    }
    let slotIsFirst = a.place == .slot
    let slot = Int(slotIsFirst ? a.index : b.index)
    let constant = unowned.tables.constants[Int(slotIsFirst ? b.index : a.index)]
    switch step.code {
    case .equalInt: return SlotRange(slot: slot, low: constant, high: constant)
    case .lessOrEqualInt:
      return slotIsFirst
        ? SlotRange(slot: slot, low: .min, high: constant) : SlotRange(slot: slot, low: constant, high: .max)
    case .lessInt:
      // Nothing is less than the least, or more than the greatest.
      guard constant != (slotIsFirst ? Int64.min : .max) else { return nil }
      return slotIsFirst
        ? SlotRange(slot: slot, low: .min, high: constant - 1) : SlotRange(slot: slot, low: constant + 1, high: .max)
    default: return nil
    }
  }
}
