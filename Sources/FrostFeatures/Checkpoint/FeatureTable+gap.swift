package import FrostEvents

/// A table whose slices were taken at different inputs goes over the inputs since the first of them.
extension FeatureTable {
  /// From here on inputs change only the keys that have not seen them.
  /// - Parameter numbers: of slices of a space, the input that their keys see next.
  package mutating func beginGap(_ numbers: [(space: Int, slices: Range<Int>, number: Int64)]) {
    var gate = KeyGate(spaces: layouts.count)
    for (space, slices, number) in numbers { gate.set(slices, of: space, to: number) }
    self.gate = gate
  }

  /// Every key has seen the same inputs.
  package mutating func endGap() { gate = nil }

  /// In the gap: the input whose turn it is.
  package mutating func turn(to input: Int64) { gate?.input = input }

  /// The same as `update`, for keys that are behind.
  package mutating func updateBehind(
    _ plan: UpdatePlan, row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, input: Int64,
    holds: UnsafePointer<Bool>
  ) {
    update(
      behind(plan, row: row, presence: presence), row: row, presence: presence, time: time, input: input, holds: holds)
  }

  /// The part of a plan for keys that are behind; the whole where there is no gap.
  func behind(_ plan: UpdatePlan, row: UnsafePointer<Int64>, presence: UInt64) -> UpdatePlan {
    if gate == nil { return plan }
    var part = plan
    part.spaces = plan.spaces.filter { space in
      FeatureKey(row: row, presence: presence, fields: fixed[space.space].pointee.key).map {
        isBehind($0, in: space.space)
      } ?? false
    }
    return part
  }

  func isBehind(_ key: FeatureKey, in space: Int) -> Bool { gate?.isBehind(key, of: space) ?? true }
}
