import FrostEvents
import FrostFeatures

extension FeatureTable {
  /// Reads what a plan names and hands each value to `body` with its feature's number.
  mutating func read(
    _ plan: ReadPlan, _ features: [Int], row: [Int64], presence: UInt64, time: EventTime, input: Int64,
    _ body: (Int, FeatureValue) -> Void
  ) {
    let count = definitions.count
    var values = [Int64](repeating: 0, count: count)
    var states = [FeatureSlots.State](repeating: .unknown, count: count)
    var isSaturated = [Bool](repeating: false, count: count)
    values.withUnsafeMutableBufferPointer { values in
      states.withUnsafeMutableBufferPointer { states in
        isSaturated.withUnsafeMutableBufferPointer { isSaturated in
          let slots = FeatureSlots(
            values: values.baseAddress!, states: states.baseAddress!, isSaturated: isSaturated.baseAddress!)
          read(plan, row: row, presence: presence, time: time, input: input, into: slots)
        }
      }
    }
    for feature in features {
      switch states[feature] {
      case .value: body(feature, isSaturated[feature] ? .saturated(values[feature]) : .value(values[feature]))
      case .unknown: body(feature, .unknown)
      case .never: body(feature, .never)
      }
    }
  }
}
