extension Checker {
  mutating func checkCall(_ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax) -> Operand? {
    if receiver == nil {
      switch name {
      case "has": return checkPresence(arguments, syntax)
      case "duration": return checkDuration(arguments, syntax)
      case "timestamp": return checkTimestamp(arguments, syntax)
      default: break
      }
    }
    guard receiver == nil, let function = FunctionTable.function(name), !function.overloads.isEmpty else {
      return planned(syntax)
    }
    let operands = arguments.map { check($0) }
    let checked = operands.compactMap { $0 }
    guard checked.count == operands.count else { return nil }
    guard function.overloads.contains(where: { $0.parameters.count == checked.count }) else {
      faults.report(syntax.anchor, "`\(name)` takes one value, not \(checked.count)")
      return nil
    }
    return apply(name, checked, syntax)
  }

  private mutating func checkDuration(_ arguments: [Syntax], _ syntax: Syntax) -> Operand? {
    guard let text = literalArgument("duration", "'1h30m'", .duration, arguments, syntax) else { return nil }
    guard case .text(let written) = text.form else { return text }
    do {
      let milliseconds = try DurationText.milliseconds(written, days: options.textDurations)
      return value(.duration, .constant(milliseconds), syntax)
    } catch {
      faults.report(text.syntax.range, error.message, hint: error.hint)
      return nil
    }
  }

  private mutating func checkTimestamp(_ arguments: [Syntax], _ syntax: Syntax) -> Operand? {
    let example = "'2026-03-02T10:41:00+08:00'"
    guard let text = literalArgument("timestamp", example, .timestamp, arguments, syntax) else { return nil }
    guard case .text(let written) = text.form else { return text }
    do {
      return value(.timestamp, .constant(try TimestampText.milliseconds(written)), syntax)
    } catch {
      faults.report(text.syntax.range, error.message, hint: error.hint)
      return nil
    }
  }

  /// The one argument: a text known when the expression is compiled, or a value that has the type already.
  private mutating func literalArgument(
    _ name: String, _ example: String, _ type: CELType, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Operand? {
    let operands = arguments.map { check($0) }
    guard operands.count == 1 else {
      faults.report(syntax.anchor, "`\(name)` takes one text", hint: "write \(name)(\(example))")
      return nil
    }
    guard let operand = operands[0] else { return nil }
    if case .text = operand.form { return operand }
    if operand.type == type { return operand }
    if operand.type == .string {
      return computed([operand], syntax) { $0.apply(name, $1, syntax) }
    }
    faults.report(
      operand.syntax.range, "`\(name)` takes a text that is written out, this is \(operand.type)",
      hint: "write \(name)(\(example))")
    return nil
  }
}
