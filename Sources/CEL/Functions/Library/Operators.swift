/// What the operators do with values of any type.
enum Operators {
  struct Form: Sendable {
    var signatures: [Signature]
    var apply: Operation.Apply
  }

  static let forms: [String: Form] = {
    let a = CELType.parameter("A")
    let equality = [Signature([a, a], .bool)]
    let ordered: [CELType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
    let order = ordered.map { Signature([$0, $0], .bool) }
    func numbers(_ types: [CELType]) -> [Signature] { types.map { Signature([$0, $0], $0) } }
    return [
      "_==_": Form(signatures: equality) { values, context throws(EvaluationFailure) in
        .bool(try Ordering.areEqual(values[0], values[1], &context.budget))
      },
      "_!=_": Form(signatures: equality) { values, context throws(EvaluationFailure) in
        .bool(try !Ordering.areEqual(values[0], values[1], &context.budget))
      },
      "_<_": comparison(order) { $0 < 0 }, "_<=_": comparison(order) { $0 <= 0 },
      "_>_": comparison(order) { $0 > 0 }, "_>=_": comparison(order) { $0 >= 0 },
      "_in_": Form(
        signatures: [Signature([a, .list(a)], .bool), Signature([a, .map(a, .parameter("B"))], .bool)], apply: isMember),
      "!_": Form(signatures: [Signature([.bool], .bool)]) { values, _ in
        if case .bool(let value) = values[0] { .bool(!value) } else { nil }
      },
      "-_": Form(signatures: [.init([.int], .int), .init([.double], .double)], apply: negate),
      "_+_": Form(
        signatures: numbers([.int, .uint, .double, .string, .bytes, .duration]) + [
          Signature([.list(a), .list(a)], .list(a)), Signature([.timestamp, .duration], .timestamp),
          Signature([.duration, .timestamp], .timestamp),
        ], apply: add),
      "_-_": Form(
        signatures: numbers([.int, .uint, .double, .duration]) + [
          Signature([.timestamp, .timestamp], .duration), Signature([.timestamp, .duration], .timestamp),
        ], apply: subtract),
      "_*_": Form(signatures: numbers([.int, .uint, .double]), apply: multiply),
      "_/_": Form(signatures: numbers([.int, .uint, .double]), apply: divide),
      "_%_": Form(signatures: numbers([.int, .uint]), apply: remainder),
    ]
  }()

  private static func comparison(_ order: [Signature], _ holds: @escaping @Sendable (Int) -> Bool) -> Form {
    Form(signatures: order) { values, context throws(EvaluationFailure) in
      switch try Ordering.compare(values[0], values[1], &context.budget) {
      case .ordered(let sign): .bool(holds(sign))
      case .unordered: .bool(false)
      case .incomparable: nil
      }
    }
  }

  @Sendable private static func isMember(
    _ values: [Value], _ context: inout CallContext
  ) throws(EvaluationFailure) -> Value? {
    switch values[1] {
    case .list(let elements):
      for element in elements where try Ordering.areEqual(values[0], element, &context.budget) { return .bool(true) }
      return .bool(false)
    case .map(let map):
      if case .double = values[0] { return .bool(map[values[0]] != nil) }
      guard let key = MapKey(seeking: values[0]) else { return nil }
      return .bool(map[key] != nil)
    default: return nil
    }
  }
}
