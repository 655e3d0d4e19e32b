extension FunctionTable {
  /// The extension `sets`: lists of which only the elements count, not their order or number.
  static let sets: [Function] = [
    set("sets.contains", "whether the first has every element of the second") {
      a, b, budget throws(EvaluationFailure) in
      try isSubset(b, of: a, &budget)
    },
    set("sets.equivalent", "whether both have the same elements") { a, b, budget throws(EvaluationFailure) in
      guard try isSubset(a, of: b, &budget) else { return false }
      return try isSubset(b, of: a, &budget)
    },
    set("sets.intersects", "whether both have an element in common") { a, b, budget throws(EvaluationFailure) in
      for element in a where try isMember(element, of: b, &budget) { return true }
      return false
    },
  ]

  private static func set(
    _ name: String, _ meaning: String,
    _ holds: @escaping @Sendable ([Value], [Value], inout Budget) throws(EvaluationFailure) -> Bool
  ) -> Function {
    let list = CELType.list(.parameter("A"))
    return Function(name, meaning, [Signature([list, list], .bool)], growth: .square) {
      values, context throws(EvaluationFailure) in
      guard case (.list(let a), .list(let b)) = (values[0], values[1]) else { return nil }
      return .bool(try holds(a, b, &context.budget))
    }
  }

  private static func isSubset(_ a: [Value], of b: [Value], _ budget: inout Budget) throws(EvaluationFailure) -> Bool {
    for element in a where try !isMember(element, of: b, &budget) { return false }
    return true
  }

  private static func isMember(
    _ element: Value, of list: [Value], _ budget: inout Budget
  ) throws(EvaluationFailure) -> Bool {
    for other in list where try Ordering.areEqual(element, other, &budget) { return true }
    return false
  }
}
