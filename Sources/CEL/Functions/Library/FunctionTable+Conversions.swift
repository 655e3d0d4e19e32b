extension FunctionTable {
  static let conversions: [Function] = [
    Function(
      "double", "the number as a double", from([.double, .int, .uint, .string], to: .double),
      cost: 5,
      overloads: [
        Overload(parameters: [.int], result: .double, code: .intToDouble),
        Overload(parameters: [.uint], result: .double, code: .uintToDouble),
        Overload(parameters: [.double], result: .double, code: .move),
      ]
    ) { values, context throws(EvaluationFailure) in
      try context.budget.spend(readingNumber: values[0])
      return switch values[0] {
      case .double: values[0]
      case .int(let value): .double(Double(value))
      case .uint(let value): .double(Double(value))
      case .string(let text): .double(try converted(DoubleText.value(text), "double", text))
      default: nil
      }
    },
    Function(
      "int", "the number without its fraction; beyond 64 bits an error; of a timestamp its Unix seconds",
      from([.int, .uint, .double, .string, .timestamp], to: .int),
      overloads: [
        Overload(parameters: [.int], result: .int, code: .move),
        Overload(parameters: [.double], result: .int, code: .doubleToInt),
      ]
    ) { values, context throws(EvaluationFailure) in
      try context.budget.spend(readingNumber: values[0])
      switch values[0] {
      case .int: return values[0]
      case .uint(let value): return .int(try inRange(Int64(exactly: value)))
      case .double(let value):
        // Strictly inside the range of 64 bits, as the specification has it.
        return .int(try inRange(value > -0x1p63 && value < 0x1p63 ? Int64(value) : nil))
      case .string(let text): return .int(try converted(integer(text), "int", text))
      case .timestamp(let moment): return .int(moment.seconds)
      default: return nil
      }
    },
    Function(
      "uint", "the number as an unsigned one, without its fraction", from([.uint, .int, .double, .string], to: .uint)
    ) { values, context throws(EvaluationFailure) in
      try context.budget.spend(readingNumber: values[0])
      switch values[0] {
      case .uint: return values[0]
      case .int(let value): return .uint(try inRange(UInt64(exactly: value)))
      case .double(let value): return .uint(try inRange(value >= 0 && value < 0x1p64 ? UInt64(value) : nil))
      case .string(let text): return .uint(try converted(unsigned(text), "uint", text))
      default: return nil
      }
    },
    Function(
      "string", "the value as text",
      from([.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, .ip, .cidr], to: .string), cost: 15
    ) { values, context throws(EvaluationFailure) in
      switch values[0] {
      case .string: return values[0]
      case .bytes(let bytes):
        try context.budget.allocate(bytes: bytes.count)
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw EvaluationFailure("the bytes are no text: they are not UTF-8")
        }
        return .string(text)
      case .null, .list, .map, .type, .optional: return nil
      default: return .string(values[0].text)
      }
    },
    Function("bytes", "the text as UTF-8", from([.bytes, .string], to: .bytes)) {
      values, context throws(EvaluationFailure) in
      switch values[0] {
      case .bytes: return values[0]
      case .string(let text):
        try context.budget.allocate(bytes: text.utf8.count)
        return .bytes(Array(text.utf8))
      default: return nil
      }
    },
    Function(
      "bool", "the text as a condition: true, True, TRUE, t, 1, and false likewise", from([.bool, .string], to: .bool)
    ) {
      values, _ throws(EvaluationFailure) in
      switch values[0] {
      case .bool: return values[0]
      case .string("true"), .string("True"), .string("TRUE"), .string("t"), .string("1"): return .bool(true)
      case .string("false"), .string("False"), .string("FALSE"), .string("f"), .string("0"): return .bool(false)
      case .string(let text): throw unreadable("bool", text)
      default: return nil
      }
    },
    Function("dyn", "the value, of a type that is not checked", from([.parameter("A")], to: .dyn)) { values, _ in
      values[0]
    },
    Function("type", "the value's type", from([.parameter("A")], to: .type)) { values, _ in .type(values[0].typeName) },
  ]

  private static func from(_ types: [CELType], to result: CELType) -> [Signature] {
    types.map { Signature([$0], result) }
  }

  static func inRange<Number>(_ number: Number?) throws(EvaluationFailure) -> Number {
    guard let number else { throw EvaluationFailure("the number is out of range") }
    return number
  }

  static func unreadable(_ type: String, _ text: String) -> EvaluationFailure {
    EvaluationFailure("'\(text.unicodeScalars.count > 64 ? "…" : text)' is no \(type)")
  }

  private static func converted<Number>(
    _ number: Number?, _ type: String, _ text: String
  ) throws(EvaluationFailure) -> Number {
    guard let number else { throw unreadable(type, text) }
    return number
  }

  /// Decimal digits with a sign before them, and nothing else.
  private static func integer(_ text: String) -> Int64? {
    text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 43 } ? Int64(text) : nil
  }

  private static func unsigned(_ text: String) -> UInt64? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? UInt64(text) : nil
  }
}

extension CELType {
  static let ip = CELType.named("net.IP", [])
  static let cidr = CELType.named("net.CIDR", [])
}
