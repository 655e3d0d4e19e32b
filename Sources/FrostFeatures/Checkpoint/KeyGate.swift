/// Where each slice of a loaded table stands while the journal's gap is gone over: keys are behind an input or have seen
/// it. A key that is in no slice is where the slice of its hash is.
struct KeyGate: Sendable {
  /// By space and slice: the number of the input that its keys see next.
  private var numbers: [Int64]
  /// The input whose turn it is.
  var input: Int64 = 0

  init(spaces: Int) { numbers = Array(repeating: .max, count: spaces * FeatureTable.slices) }

  mutating func set(_ slices: Range<Int>, of space: Int, to number: Int64) {
    for slice in slices { numbers[space * FeatureTable.slices + slice] = number }
  }

  func isBehind(_ key: FeatureKey, of space: Int) -> Bool {
    numbers[space * FeatureTable.slices + key.slice] <= input
  }
}

extension FeatureKey {
  /// The part of a table that it belongs to, whatever the table's size.
  var slice: Int { Int(slotHash >> UInt64(64 - FeatureTable.sliceBits)) }
}
