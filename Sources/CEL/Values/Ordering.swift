/// Equality and order of values, numbers of different types on one line.
enum Ordering {
  /// Whether two values are equal; of different types they are not, unless both are numbers.
  static func areEqual(_ a: Value, _ b: Value, _ budget: inout Budget) throws(EvaluationFailure) -> Bool {
    try budget.spend(1)
    switch (a, b) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.string(let a), .string(let b)):
      try budget.spend(1 + min(a.utf8.count, b.utf8.count) / 16)
      return Bytes.areEqual(a, b)
    case (.bytes(let a), .bytes(let b)):
      try budget.spend(1 + min(a.count, b.count) / 16)
      return a == b
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      for (x, y) in zip(a, b) where try !areEqual(x, y, &budget) { return false }
      return true
    case (.map(let a), .map(let b)): return try areEqual(a, b, &budget)
    case (.type(let a), .type(let b)): return a.utf8.elementsEqual(b.utf8)
    case (.timestamp(let a), .timestamp(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a == b
    case (.optional(let a), .optional(let b)):
      guard let a, let b else { return a == nil && b == nil }
      return try areEqual(a, b, &budget)
    case (.address(let a), .address(let b)): return a == b
    case (.network(let a), .network(let b)): return a == b
    default: return compareNumbers(a, b) == .some(.some(0))
    }
  }

  private static func areEqual(
    _ a: MapValue, _ b: MapValue, _ budget: inout Budget
  ) throws(EvaluationFailure) -> Bool {
    guard a.entries.count == b.entries.count else { return false }
    for entry in a.entries {
      try budget.spend(lookingAt: entry.key)
      guard let other = b[entry.key], try areEqual(entry.value, other, &budget) else { return false }
    }
    return true
  }

  enum Order { case ordered(Int), unordered, incomparable }

  /// Below, equal or above; `unordered` beside NaN, `incomparable` where the types have no order.
  static func compare(_ a: Value, _ b: Value, _ budget: inout Budget) throws(EvaluationFailure) -> Order {
    switch (a, b) {
    case (.bool(let a), .bool(let b)): return .ordered((a ? 1 : 0) - (b ? 1 : 0))
    case (.string(let a), .string(let b)):
      // The bytes of UTF-8 are in the order of the scalars.
      try budget.spend(min(a.utf8.count, b.utf8.count) / 16)
      return .ordered(lexicographic(a.utf8, b.utf8))
    case (.bytes(let a), .bytes(let b)):
      try budget.spend(min(a.count, b.count) / 16)
      return .ordered(lexicographic(a, b))
    case (.timestamp(let a), .timestamp(let b)): return .ordered(a < b ? -1 : a == b ? 0 : 1)
    case (.duration(let a), .duration(let b)): return .ordered(sign(a, b))
    default:
      guard let numbers = compareNumbers(a, b) else { return .incomparable }
      return numbers.map(Order.ordered) ?? .unordered
    }
  }

  /// Nil where one is no number, nil inside where one is NaN. An integer beside a double is compared as a double, which
  /// loses its last digits beyond 2^53: so the specification's tests have it.
  private static func compareNumbers(_ a: Value, _ b: Value) -> Int?? {
    switch (a, b) {
    case (.int(let a), .int(let b)): .some(sign(a, b))
    case (.uint(let a), .uint(let b)): .some(sign(a, b))
    case (.double(let a), .double(let b)): .some(sign(a, b))
    case (.int(let a), .uint(let b)): .some(a < 0 ? -1 : sign(UInt64(a), b))
    case (.uint(let a), .int(let b)): .some(b < 0 ? 1 : sign(a, UInt64(b)))
    case (.int(let a), .double(let b)): .some(sign(Double(a), b))
    case (.double(let a), .int(let b)): .some(sign(a, Double(b)))
    case (.uint(let a), .double(let b)): .some(sign(Double(a), b))
    case (.double(let a), .uint(let b)): .some(sign(a, Double(b)))
    default: nil
    }
  }

  private static func sign<Number: Comparable>(_ a: Number, _ b: Number) -> Int { a < b ? -1 : a > b ? 1 : 0 }

  private static func sign(_ a: Double, _ b: Double) -> Int? { a < b ? -1 : a > b ? 1 : a == b ? 0 : nil }

  private static func lexicographic(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Int {
    a.lexicographicallyPrecedes(b) ? -1 : a.elementsEqual(b) ? 0 : 1
  }

  /// The elements in the order of their keys, equal ones as they were; the keys must have one order.
  static func sorted(
    _ elements: [Value], by keys: [Value], _ budget: inout Budget
  ) throws(EvaluationFailure) -> [Value] {
    try budget.allocate(elements: elements.count)
    var places = Array(elements.indices)
    var merged = places
    var width = 1
    while width < places.count {
      for start in stride(from: 0, to: places.count, by: 2 * width) {
        let (middle, end) = (min(start + width, places.count), min(start + 2 * width, places.count))
        var (left, right) = (start, middle)
        for target in start..<end {
          var takesLeft = right >= end
          if !takesLeft, left < middle {
            try budget.spend(1)
            takesLeft = try !precedes(keys[places[right]], keys[places[left]], &budget)
          }
          merged[target] = takesLeft ? places[left] : places[right]
          if takesLeft { left += 1 } else { right += 1 }
        }
      }
      swap(&places, &merged)
      width *= 2
    }
    return places.map { elements[$0] }
  }

  private static func precedes(_ a: Value, _ b: Value, _ budget: inout Budget) throws(EvaluationFailure) -> Bool {
    switch try compare(a, b, &budget) {
    case .ordered(let sign): return sign < 0
    case .unordered: return false
    case .incomparable: throw EvaluationFailure("\(a.typeName) and \(b.typeName) have no order")
    }
  }
}
