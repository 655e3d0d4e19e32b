extension FunctionTable {
  private static let v = CELType.parameter("V")

  static let optionals: [Function] = [
    Function("optional.of", "an optional that has the value", [Signature([v], .optional(v))]) { values, _ in
      .optional(values[0])
    },
    Function("optional.none", "an optional without a value", [Signature([], .optional(v))]) { _, _ in .optional(nil) },
    Function(
      "optional.ofNonZeroValue", "an optional that has the value, unless that is 0, empty or null",
      [Signature([v], .optional(v))]
    ) { values, _ in .optional(values[0].isZero ? nil : values[0]) },
    Function("hasValue", "whether the optional has a value", [.member([.optional(v)], .bool)]) { values, _ in
      if case .optional(let value) = values[0] { .bool(value != nil) } else { nil }
    },
    Function("value", "the optional's value; an error if there is none", [.member([.optional(v)], v)]) {
      values, _ throws(EvaluationFailure) in
      guard case .optional(let value) = values[0] else { return nil }
      guard let value else { throw EvaluationFailure("the optional has no value") }
      return value
    },
    Function(
      "or", "the optional if it has a value, else the other", [.member([.optional(v), .optional(v)], .optional(v))]
    ) {
      values, _ in
      guard case (.optional(let value), .optional) = (values[0], values[1]) else { return nil }
      return value == nil ? values[1] : values[0]
    },
    Function("orValue", "the optional's value if it has one, else the other", [.member([.optional(v), v], v)]) {
      values, _ in
      if case .optional(let value) = values[0] { value ?? values[1] } else { nil }
    },
  ]
}
