extension Operators {
  /// What an operator gives for two scalars of one type, without more ado; nil: the whole operation decides.
  typealias Quick = @Sendable (Value, Value) -> Value?

  static let quick: [String: Quick] = [
    "_==_": { areEqual($0, $1).map(Value.bool) }, "_!=_": { areEqual($0, $1).map { .bool(!$0) } },
    "_<_": { order($0, $1).map { .bool($0 < 0) } }, "_<=_": { order($0, $1).map { .bool($0 <= 0) } },
    "_>_": { order($0, $1).map { .bool($0 > 0) } }, "_>=_": { order($0, $1).map { .bool($0 >= 0) } },
    "_+_": { number($0, $1, { $0.addingReportingOverflow($1) }, { $0 + $1 }) },
    "_-_": { number($0, $1, { $0.subtractingReportingOverflow($1) }, { $0 - $1 }) },
    "_*_": { number($0, $1, { $0.multipliedReportingOverflow(by: $1) }, { $0 * $1 }) },
  ]

  private static func areEqual(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)) where a.utf8.count <= 64: Bytes.areEqual(a, b)
    default: nil
    }
  }

  private static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.int(let a), .int(let b)): a < b ? -1 : a > b ? 1 : 0
    case (.double(let a), .double(let b)): a < b ? -1 : a > b ? 1 : a == b ? 0 : nil
    default: nil
    }
  }

  private static func number(
    _ a: Value, _ b: Value, _ ints: (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
    _ doubles: (Double, Double) -> Double
  ) -> Value? {
    switch (a, b) {
    case (.int(let a), .int(let b)):
      let result = ints(a, b)
      return result.overflow ? nil : .int(result.partialValue)
    case (.double(let a), .double(let b)): return .double(doubles(a, b))
    default: return nil
    }
  }
}
