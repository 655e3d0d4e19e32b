extension Checker {
  mutating func reportNoOverload(_ function: Function, _ operands: [Operand], _ syntax: Syntax) {
    if let list = operands.first(where: \.isList) {
      faults.report(
        list.syntax.range, "`\(function.written)` takes one value here, this is a list",
        hint: function.name == "_==_" || function.name == "_!=_" ? "write `x in [a, b]`" : nil)
      return
    }
    let types = operands.map(\.type.description).joined(separator: " and ")
    let hint =
      operands.count == 2 ? mixHint(operands[0], operands[1], function) : operandHint(function, operands[0])
    faults.report(syntax.anchor, "`\(function.written)` does not take \(types)", hint: hint)
  }

  /// Why these two do not go together, and what to write.
  func mixHint(_ left: Operand, _ right: Operand, _ function: Function? = nil) -> String? {
    if left.type == right.type {
      if left.type == .string, function?.name.isOrdering == true { return "texts have no order here: use == or in" }
      if left.type == .bool, function?.name == "_+_" { return "conditions are joined with `&&` or `||`" }
      return nil
    }
    if case .binary(let inner, _, _) = left.syntax.kind, inner.isOrdering, left.type == .bool {
      return "a range is written `a < b && b < c`"
    }
    for (a, b) in [(left, right), (right, left)] {
      switch (a.type, b.type) {
      case (.bool, .int), (.bool, .double): return "a condition is no number: it is asked as it is, or with `!`"
      case (.null, _): return "ask has(\(source[b.syntax.range])) whether there is a value"
      case (.string, .duration): return options.textDurations ? nil : "write duration('24h')"
      case (.string, .timestamp): return "write timestamp('2026-03-02T10:41:00+08:00')"
      case (.string, .int), (.string, .uint), (.string, .double), (.string, .money): return textHint(a, b)
      case (.duration, .int), (.duration, .double):
        if case .number = b.form {
          let number = source[b.syntax.range]
          return options.textDurations ? "say the unit: '\(number)d', '\(number)h'" : "write duration('\(number)h')"
        }
        return nil
      case (.money, .int), (.money, .double), (.money, .uint):
        return "only a number that is written out, or a constant, is an amount beside money"
      default: break
      }
    }
    return numberHint(left.type, right.type)
  }

  /// A text beside a number.
  private func textHint(_ text: Operand, _ number: Operand) -> String {
    if case .text(let written) = text.form, Number(written) != nil { return "write \(written) without quotes" }
    if number.isLiteral { return "write the number in quotes: '\(source[number.syntax.range])'" }
    return "a text is never equal to a number"
  }

  func numberHint(_ a: CELType, _ b: CELType) -> String? {
    switch (a, b) {
    case (.int, .double), (.double, .int): "write a whole number as 500.0, or convert: double(n)"
    case (.int, .uint), (.uint, .int): "an int is written 5, an unsigned number 5u"
    default: nil
    }
  }

  private func operandHint(_ function: Function, _ operand: Operand) -> String? {
    switch (function.name, operand.type) {
    case ("!_", _): "`!` turns a condition round: !(a > b)"
    case ("-_", .uint): "an unsigned number has no negative"
    default: nil
    }
  }
}

extension String {
  var isOrdering: Bool { self == "_<_" || self == "_<=_" || self == "_>_" || self == "_>=_" }
}
