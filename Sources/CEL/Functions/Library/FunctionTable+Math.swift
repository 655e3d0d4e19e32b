extension FunctionTable {
  /// The extension `math`.
  static let math: [Function] =
    [
      Function("math.greatest", "the greatest of the numbers, or of the list", extremes) {
        values, context throws(EvaluationFailure) in
        try extremeNumber(values, &context.budget) { $0 > 0 }
      },
      Function("math.least", "the smallest of the numbers, or of the list", extremes) {
        values, context throws(EvaluationFailure) in
        try extremeNumber(values, &context.budget) { $0 < 0 }
      },
      rounding("math.ceil", "rounded up") { $0.rounded(.up) },
      rounding("math.floor", "rounded down") { $0.rounded(.down) },
      rounding("math.round", "rounded, halves away from zero") { $0.rounded(.toNearestOrAwayFromZero) },
      rounding("math.trunc", "without its fraction") { $0.rounded(.towardZero) },
      Function("math.sqrt", "the square root; of a negative number NaN", numbers(.double)) { values, _ in
        switch values[0] {
        case .double(let value): .double(value.squareRoot())
        case .int(let value): .double(Double(value).squareRoot())
        case .uint(let value): .double(Double(value).squareRoot())
        default: nil
        }
      },
      Function("math.abs", "without its sign", [CELType.int, .uint, .double].map { Signature([$0], $0) }) {
        values, _ throws(EvaluationFailure) in
        switch values[0] {
        case .double(let value): .double(value.magnitude)
        case .int(let value): value < 0 ? .int(try fitting(Int64(0).subtractingReportingOverflow(value))) : values[0]
        case .uint: values[0]
        default: nil
        }
      },
      Function("math.sign", "-1, 0 or 1", [CELType.int, .uint, .double].map { Signature([$0], $0) }) { values, _ in
        switch values[0] {
        case .double(let value): .double(value.isNaN ? .nan : value < 0 ? -1 : value > 0 ? 1 : value)
        case .int(let value): .int(value.signum())
        case .uint(let value): .uint(value == 0 ? 0 : 1)
        default: nil
        }
      },
      question("math.isNaN", "whether it is not a number") { $0.isNaN },
      question("math.isInf", "whether it is infinite") { $0.isInfinite },
      question("math.isFinite", "whether it is neither infinite nor NaN") { $0.isFinite },
      bits("math.bitAnd", "bits that both have") { $0 & $1 },
      bits("math.bitOr", "bits that one or both have") { $0 | $1 },
      bits("math.bitXor", "bits that only one has") { $0 ^ $1 },
      Function("math.bitNot", "every bit the other way", [CELType.int, .uint].map { Signature([$0], $0) }) {
        values, _ in
        switch values[0] {
        case .int(let value): .int(~value)
        case .uint(let value): .uint(~value)
        default: nil
        }
      },
      shift("math.bitShiftLeft", "the bits moved up; by 64 and more 0") { $0 << $1 },
      shift("math.bitShiftRight", "the bits moved down, zeros behind them; by 64 and more 0") { $0 >> $1 },
    ]

  private static let extremes: [Signature] = {
    let types: [CELType] = [.int, .uint, .double]
    let mixed = types.flatMap { a in types.filter { $0 != a }.map { Signature([a, $0], .dyn) } }
    return types.map { Signature([$0], $0) } + types.map { Signature([$0, $0], $0) } + mixed
      + types.map { Signature([.list($0)], $0) } + [Signature([.list(.dyn)], .dyn)]
      + (3...16).map { Signature(Array(repeating: .dyn, count: $0), .dyn) }
  }()

  private static func extremeNumber(
    _ values: [Value], _ budget: inout Budget, _ replaces: (Int) -> Bool
  ) throws(EvaluationFailure) -> Value? {
    var numbers = values
    if values.count == 1, case .list(let elements) = values[0] { numbers = elements }
    let areNumbers = numbers.allSatisfy {
      switch $0 {
      case .int, .uint, .double: true
      default: false
      }
    }
    return areNumbers ? try extreme(numbers, &budget, replaces) : nil
  }

  private static func numbers(_ result: CELType) -> [Signature] {
    [CELType.double, .int, .uint].map { Signature([$0], result) }
  }

  private static func rounding(
    _ name: String, _ meaning: String, _ rounded: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function(name, meaning, [Signature([.double], .double)]) { values, _ in
      if case .double(let value) = values[0] { .double(rounded(value)) } else { nil }
    }
  }

  private static func question(
    _ name: String, _ meaning: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> Function {
    Function(name, meaning, [Signature([.double], .bool)]) { values, _ in
      if case .double(let value) = values[0] { .bool(holds(value)) } else { nil }
    }
  }

  private static func bits(
    _ name: String, _ meaning: String, _ joined: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> Function {
    Function(name, meaning, [CELType.int, .uint].map { Signature([$0, $0], $0) }) { values, _ in
      switch (values[0], values[1]) {
      case (.int(let a), .int(let b)): .int(Int64(bitPattern: joined(UInt64(bitPattern: a), UInt64(bitPattern: b))))
      case (.uint(let a), .uint(let b)): .uint(joined(a, b))
      default: nil
      }
    }
  }

  private static func shift(
    _ name: String, _ meaning: String, _ moved: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> Function {
    Function(name, meaning, [CELType.int, .uint].map { Signature([$0, .int], $0) }) {
      values, _ throws(EvaluationFailure) in
      guard case .int(let places) = values[1] else { return nil }
      guard places >= 0 else { throw EvaluationFailure("bits are moved by a number that is not negative") }
      return switch values[0] {
      case .int(let value): .int(Int64(bitPattern: moved(UInt64(bitPattern: value), places)))
      case .uint(let value): .uint(moved(value, places))
      default: nil
      }
    }
  }
}
