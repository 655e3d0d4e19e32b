/// Values by key, of which the newest are kept: when half of the limit have come or were touched since, all that were not
/// touched in that time are dropped. What is dropped depends on the order of inputs only.
struct Generations<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let half: Int
  var young: [Key: Int] = [:]
  var youngValues: [Value] = []
  var old: [Key: Int] = [:]
  var oldValues: [Value] = []

  init(limit: Int) { half = max(1, limit / 2) }

  subscript(key: Key) -> Value? {
    if let place = young[key] { return youngValues[place] }
    return old[key].map { oldValues[$0] }
  }

  /// Changes the value of a key in place; one that has none begins with `initial`.
  mutating func change(_ key: Key, from initial: @autoclosure () -> Value, _ body: (inout Value) -> Void) {
    if let place = young[key] {
      body(&youngValues[place])
      return
    }
    if youngValues.count >= half {
      (old, oldValues) = (young, youngValues)
      young = [:]
      youngValues = []
    }
    young[key] = youngValues.count
    youngValues.append(old[key].map { oldValues[$0] } ?? initial())
    body(&youngValues[youngValues.count - 1])
  }
}
