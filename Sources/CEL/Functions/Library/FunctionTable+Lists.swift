extension FunctionTable {
  private static let a = CELType.parameter("A")

  /// The extension `lists`, and sum, min, max.
  static let lists: [Function] = [
    Function("slice", "the elements from a place to before another", [.member([.list(a), .int, .int], .list(a))]) {
      values, context throws(EvaluationFailure) in
      guard case (.list(let elements), .int(let start), .int(let end)) = (values[0], values[1], values[2]) else {
        return nil
      }
      guard start >= 0, start <= end, end <= elements.count else {
        throw EvaluationFailure("\(start) to \(end) is no part of a list of \(elements.count)")
      }
      try context.budget.allocate(elements: Int(end - start))
      return .list(Array(elements[Int(start)..<Int(end)]))
    },
    Function(
      "flatten", "with lists inside it replaced by their elements, so many levels deep (1 unless said)",
      [.member([.list(a)], .list(.dyn)), .member([.list(a), .int], .list(.dyn))]
    ) { values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      var levels: Int64 = 1
      if values.count == 2 {
        guard case .int(let count) = values[1] else { return nil }
        levels = count
      }
      guard levels >= 0 else { throw EvaluationFailure("the levels to flatten are fewer than none") }
      var flat: [Value] = []
      try flatten(elements, levels, into: &flat, &context.budget)
      return .list(flat)
    },
    Function("distinct", "each element once", [.member([.list(a)], .list(a))], growth: .square) {
      values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      var kept: [Value] = []
      outer: for element in elements {
        for other in kept where try Ordering.areEqual(element, other, &context.budget) { continue outer }
        try context.budget.allocate(elements: 1)
        kept.append(element)
      }
      return .list(kept)
    },
    Function("sort", "in order, equal elements as they were", [.member([.list(a)], .list(a))]) {
      values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      return .list(try Ordering.sorted(elements, by: elements, &context.budget))
    },
    Function("lists.range", "the ints from 0 to before n", [Signature([.int], .list(.int))], growth: .count) {
      values, context throws(EvaluationFailure) in
      guard case .int(let count) = values[0] else { return nil }
      let wanted = Int(clamping: max(0, count))
      try context.budget.allocate(elements: min(wanted, 1 << 40))
      return .list((0..<wanted).map { .int(Int64($0)) })
    },
    Function("first", "the first element, as an optional", [.member([.list(a)], .optional(a))]) { values, _ in
      if case .list(let elements) = values[0] { .optional(elements.first) } else { nil }
    },
    Function("last", "the last element, as an optional", [.member([.list(a)], .optional(a))]) { values, _ in
      if case .list(let elements) = values[0] { .optional(elements.last) } else { nil }
    },
    Function(
      "sum", "the sum of numbers or durations; of an empty list 0",
      [CELType.int, .uint, .double, .duration].map { .member([.list($0)], $0) }
    ) { values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      guard var sum = elements.first else { return .int(0) }
      for element in elements.dropFirst() {
        try context.budget.spend(1)
        guard element.isNumberOrDuration, let next = try Operators.add([sum, element], &context) else { return nil }
        sum = next
      }
      return sum.isNumberOrDuration ? sum : nil
    },
    Function("min", "the smallest element", [.member([.list(a)], a)]) { values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      return try extreme(elements, &context.budget) { $0 < 0 }
    },
    Function("max", "the greatest element", [.member([.list(a)], a)]) { values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      return try extreme(elements, &context.budget) { $0 > 0 }
    },
  ]

  private static func flatten(
    _ elements: [Value], _ levels: Int64, into flat: inout [Value], _ budget: inout Budget
  ) throws(EvaluationFailure) {
    for element in elements {
      if levels > 0, case .list(let inner) = element {
        try budget.spend(1)
        try flatten(inner, levels - 1, into: &flat, &budget)
      } else {
        try budget.allocate(elements: 1)
        flat.append(element)
      }
    }
  }

  /// The first of the elements that stands before, or behind, all others.
  static func extreme(
    _ elements: [Value], _ budget: inout Budget, _ replaces: (Int) -> Bool
  ) throws(EvaluationFailure) -> Value? {
    guard var best = elements.first else {
      throw EvaluationFailure("an empty list has no smallest or greatest element")
    }
    for element in elements.dropFirst() {
      try budget.spend(1)
      switch try Ordering.compare(element, best, &budget) {
      case .ordered(let sign): if replaces(sign) { best = element }
      case .unordered: break
      case .incomparable: return nil
      }
    }
    return best
  }
}

extension Value {
  fileprivate var isNumberOrDuration: Bool {
    switch self {
    case .int, .uint, .double, .duration: true
    default: false
    }
  }
}
