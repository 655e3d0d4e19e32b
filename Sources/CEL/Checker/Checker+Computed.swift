/// Functions of texts, macros, lists, maps and all else that is no instruction over scalars: planned as expressions over
/// values are. A bool or number that comes of it is a scalar again; what is made beside another type makes its whole
/// operation one over values.
extension Checker {
  mutating func planned(_ syntax: Syntax) -> Operand? { planner.plan(syntax).flatMap { operand(of: $0, syntax) } }

  /// An operation over values on operands of which at least one is no scalar.
  mutating func computed(
    _ operands: [Operand], _ syntax: Syntax, _ operation: (inout Planner, [Planner.Plan]) -> Planner.Plan?
  ) -> Operand? {
    let spans = operands.contains { $0.type == .duration }
    let plans = operands.map { plan(of: $0, besideDuration: spans) }
    let whole = plans.compactMap { $0 }
    guard whole.count == plans.count, let plan = operation(&planner, whole) else { return nil }
    return operand(of: plan, syntax)
  }

  private mutating func operand(of plan: Planner.Plan, _ syntax: Syntax) -> Operand? {
    let type = planner.types.finished(plan.type)
    guard case .constant(let constant) = plan.node.kind else {
      switch type {
      case .bool, .int, .uint, .double:
        computedCost += min(Computations.budget.work, plan.node.cost(inputs: Computations.assumedWeight))
        return value(type, .computed(plan.node), syntax)
      default: return Operand(type: type, form: .computed(plan), syntax: syntax)
      }
    }
    switch constant {
    case .bool(let value): return self.value(type, .constant(value ? 1 : 0), syntax)
    case .int(let value): return self.value(type, .constant(value), syntax)
    case .uint(let value): return self.value(type, .constant(Int64(bitPattern: value)), syntax)
    case .double(let value): return self.value(type, .constant(Int64(bitPattern: value.bitPattern)), syntax)
    case .string(let text): return Operand(type: .string, form: .text(text), syntax: syntax)
    default: return Operand(type: type, form: .computed(plan), syntax: syntax)
    }
  }

  private mutating func plan(of operand: Operand, besideDuration: Bool) -> Planner.Plan? {
    switch operand.form {
    case .computed(let plan): return plan
    case .value(.computed(let node)): return Planner.Plan(node: node, type: operand.type)
    case .text(let text):
      guard besideDuration, options.textDurations else {
        return planner.constant(.string(text), .string, operand.syntax)
      }
      switch adapt(operand, to: .duration) {
      case .done(.constant(let milliseconds)):
        // What is written is at most 292 years, which fits.
        return planner.constant(.duration(milliseconds &* 1_000_000), .duration, operand.syntax)
      case .invalid(let fault): faults.report(fault)
      case .done, .impossible: return planner.constant(.string(text), .string, operand.syntax)
      }
      return nil
    default: return planner.plan(operand.syntax)
    }
  }

  var inputs: ComputedInputs {
    let variables = planner.variables.map { name in
      guard case .variable(let type, let slot) = environment.entries[name] else {
        preconditionFailure("the planner named a variable that is not declared: \(name)")
      }
      return SlotInputs.Input(slot: slot, type: type)
    }
    return ComputedInputs(variables: variables, locals: planner.localLimit, zones: environment.zones)
  }
}
