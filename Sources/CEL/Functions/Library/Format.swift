/// `'%s is %.2f'.format([name, share])`
enum Format {
  /// Digits behind the point at most.
  private static let precisionLimit = 1_000

  static func formatted(
    _ text: String, _ arguments: [Value], _ budget: inout Budget
  ) throws(EvaluationFailure) -> String {
    try budget.allocate(bytes: text.utf8.count)
    var result = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    var used = 0
    while let next = rest.popFirst() {
      guard next == "%" else {
        result.append(next)
        continue
      }
      if rest.first == "%" {
        rest.removeFirst()
        result.append("%")
        continue
      }
      let precision = try precision(&rest)
      guard let verb = rest.popFirst() else { throw EvaluationFailure("the format ends behind `%`") }
      guard used < arguments.count else {
        throw EvaluationFailure("the format asks for more than the \(arguments.count) values given")
      }
      let written = try self.written(arguments[used], verb, precision, &budget)
      used += 1
      try budget.allocate(bytes: written.utf8.count)
      result.append(contentsOf: written.unicodeScalars)
    }
    return String(result)
  }

  private static func precision(_ rest: inout ArraySlice<Unicode.Scalar>) throws(EvaluationFailure) -> Int? {
    guard rest.first == "." else { return nil }
    rest.removeFirst()
    let digits = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(digits.count)
    let precision = digits.count > 4 ? nil : Int(String(String.UnicodeScalarView(digits)))
    guard let precision, precision <= precisionLimit else {
      throw EvaluationFailure("the format has a precision that is no number up to \(precisionLimit)")
    }
    return precision
  }

  private static func written(
    _ value: Value, _ verb: Unicode.Scalar, _ precision: Int?, _ budget: inout Budget
  ) throws(EvaluationFailure) -> String {
    let digits = precision ?? 6
    try budget.spend(30)
    switch (verb, value) {
    case ("s", _):
      var text = ""
      try write(value, to: &text, &budget)
      return text
    case ("d", .int), ("d", .uint), ("d", .double): return value.text
    case ("f", .double(let number)) where !number.isFinite: return DoubleText.text(number)
    case ("e", .double(let number)) where !number.isFinite: return DoubleText.text(number)
    case ("f", .double), ("f", .int), ("f", .uint):
      try budget.spend(2_000 + 2 * digits)
      return exact(value).fixed(digits)
    case ("e", .double), ("e", .int), ("e", .uint):
      try budget.spend(2_000 + 2 * digits)
      return exact(value).scientific(digits)
    case ("b", .bool(let bool)): return bool ? "1" : "0"
    case ("b", .int(let number)): return String(number, radix: 2)
    case ("b", .uint(let number)): return String(number, radix: 2)
    case ("o", .int(let number)): return String(number, radix: 8)
    case ("o", .uint(let number)): return String(number, radix: 8)
    case ("x", .int(let number)), ("X", .int(let number)):
      return String(number, radix: 16, uppercase: verb == "X")
    case ("x", .uint(let number)), ("X", .uint(let number)):
      return String(number, radix: 16, uppercase: verb == "X")
    case ("x", .string(let text)), ("X", .string(let text)):
      try budget.allocate(bytes: 8 * text.utf8.count)
      return hexadecimal(text.utf8, uppercase: verb == "X")
    case ("x", .bytes(let bytes)), ("X", .bytes(let bytes)):
      try budget.allocate(bytes: 8 * bytes.count)
      return hexadecimal(bytes, uppercase: verb == "X")
    case ("d", _), ("f", _), ("e", _), ("b", _), ("o", _), ("x", _), ("X", _):
      throw EvaluationFailure("`%\(verb)` does not take \(value.typeName)")
    default: throw EvaluationFailure("`%\(verb)` is no form: there are %s %d %f %e %x %X %o %b %%")
    }
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>, uppercase: Bool) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }.joined()
  }

  private static func exact(_ value: Value) -> ExactDecimal {
    switch value {
    case .double(let number): ExactDecimal(number)
    case .int(let number): ExactDecimal(isNegative: number < 0, integer: number.magnitude)
    case .uint(let number): ExactDecimal(isNegative: false, integer: number)
    default: ExactDecimal(isNegative: false, integer: 0)
    }
  }

  /// As `Value.text`, within the budget.
  private static func write(_ value: Value, to text: inout String, _ budget: inout Budget) throws(EvaluationFailure) {
    try budget.spend(1)
    switch value {
    case .list(let elements):
      try budget.allocate(bytes: 2 + 2 * elements.count)
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        try write(element, to: &text, &budget)
      }
      text += "]"
    case .map(let map):
      var entries: [(key: String, value: String)] = []
      for entry in map.entries {
        var written = (key: "", value: "")
        try write(entry.key, to: &written.key, &budget)
        try write(entry.value, to: &written.value, &budget)
        entries.append(written)
      }
      let keys = entries.reduce(0) { $0 + $1.key.utf8.count }
      try budget.allocate(bytes: entries.reduce(keys) { $0 + $1.value.utf8.count + 4 })
      let comparisons = Int.bitWidth - entries.count.leadingZeroBitCount
      try budget.spend(comparisons * (entries.count + keys / 16))
      entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      text += "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .optional(let inner?):
      text += "optional.of("
      try write(inner, to: &text, &budget)
      text += ")"
    default:
      let written = value.text
      try budget.allocate(bytes: written.utf8.count + 2)
      text += written
    }
  }
}
