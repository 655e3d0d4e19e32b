extension Checker {
  /// Two numbers whose text is known stay one, so that the result may still become money; all else is looked up.
  mutating func combine(_ function: String, _ left: Operand, _ right: Operand, _ syntax: Syntax) -> Operand? {
    if options.adaptsIntegerLiterals, case .number(let a) = left.form, case .number(let b) = right.form,
      let folded = a.combined(function, with: b)
    {
      return Operand(type: folded.type, form: .number(folded), syntax: syntax)
    }
    return apply(function, [left, right], syntax)
  }

  /// Looks the function up in the table at the operands' types. Where operands may adapt, the overload that leaves the
  /// most of them as they are is taken; at least one must stay.
  mutating func apply(_ name: String, _ operands: [Operand], _ syntax: Syntax) -> Operand? {
    guard let function = FunctionTable.function(name) else {
      preconditionFailure("the parser made an operator that the table lacks: \(name)")
    }
    if operands.contains(where: \.isComputed) { return computed(operands, syntax) { $0.apply(name, $1, syntax) } }
    var best: (kept: Int, overload: Overload, typed: [Typed])?
    var invalid: (kept: Int, fault: Fault)?
    for overload in function.overloads
    where overload.parameters.count == operands.count && overload.isKnown(in: options) {
      let kept = zip(operands, overload.parameters).count { $0.type == $1 }
      guard kept > 0 else { continue }
      switch adaptAll(operands, to: overload.parameters) {
      case .success(let typed?): if kept > best?.kept ?? 0 { best = (kept, overload, typed) }
      case .success(nil): break
      case .failure(let fault): if kept > invalid?.kept ?? 0 { invalid = (kept, fault) }
      }
    }
    guard let best else {
      if let invalid {
        faults.report(invalid.fault)
      } else if isText(name, operands) {
        return computed(operands, syntax) { $0.apply(name, $1, syntax) }
      } else {
        reportNoOverload(function, operands, syntax)
      }
      return nil
    }
    cost += best.overload.cost
    return value(best.overload.result, build(best.overload, best.typed, operands), syntax)
  }

  /// Whether it is an operation on texts that expressions over values have. Order is not among them for those who write
  /// rules, where `version < '10'` would say something else than they mean.
  private mutating func isText(_ name: String, _ operands: [Operand]) -> Bool {
    let types = operands.map(\.type)
    guard types.contains(.string), types.allSatisfy({ $0 == .string || $0 == .int }) else { return false }
    return !(options.adaptsIntegerLiterals && name.isOrdering) && planner.knows(name, at: types)
  }

  private func adaptAll(_ operands: [Operand], to types: [CELType]) -> Result<[Typed]?, Fault> {
    var typed: [Typed] = []
    var invalid: Fault?
    for (operand, type) in zip(operands, types) {
      switch adapt(operand, to: type) {
      case .done(let part): typed.append(part)
      case .impossible: return .success(nil)
      case .invalid(let fault): invalid = invalid ?? fault
      }
    }
    return invalid.map(Result.failure) ?? .success(typed)
  }

  private func build(_ overload: Overload, _ typed: [Typed], _ operands: [Operand]) -> Typed {
    guard typed.count == 2 else { return overload.code == .move ? typed[0] : .unary(overload.code, typed[0]) }
    let (first, second) = overload.swapped ? (typed[1], typed[0]) : (typed[0], typed[1])
    if case .number(let number) = operands[overload.swapped ? 0 : 1].form, let exact = number.decimal {
      if overload.code == .scaleByDouble {
        return .scaled(first, numerator: exact.coefficient, denominator: exact.divisor)
      }
      if overload.code == .divideRoundedByDouble {
        return .scaled(first, numerator: exact.divisor, denominator: exact.coefficient)
      }
    }
    return .binary(overload.code, first, second)
  }
}
