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

  /// Whether a key has not seen the input whose turn it is.
  func isBehind(_ key: FeatureKey, in space: Int) -> Bool { gate?.isBehind(key, of: space) ?? true }
}
