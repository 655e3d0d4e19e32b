/// One evaluation over values.
struct Interpreter {
  /// What a macro's variable holds.
  enum Local {
    case value(Value)
    /// Not asked for yet.
    case pending(Node)
    case failure(EvaluationFailure)
  }

  var variables: [Value?]
  let names: [String]
  /// Where variables are that were not handed over.
  let inputs: SlotInputs?
  var locals: [Local]
  var context: CallContext

  init(
    variables: [Value?], names: [String], inputs: SlotInputs? = nil, locals: Int, budget: Budget,
    zones: @escaping @Sendable (String) -> TimeZoneRules?
  ) {
    self.variables = variables
    self.names = names
    self.inputs = inputs
    self.locals = Array(repeating: .value(.null), count: locals)
    context = CallContext(budget: budget, zones: zones)
  }

  mutating func evaluate(_ node: Node) throws(EvaluationFailure) -> Value {
    try context.budget.spend(1)
    switch node.kind {
    case .constant(let value): return value
    case .variable(let index):
      if let value = variables[index] { return value }
      return try input(index, node)
    case .local(let index): return try local(index)
    case .call(let operation, let arguments): return try call(operation, arguments, node)
    case .conditional(let condition, let yes, let no):
      let value: Value
      do throws(EvaluationFailure) { value = try evaluate(condition) } catch { throw error.asCondition }
      guard case .bool(let isTrue) = value else {
        throw EvaluationFailure("a condition is needed before `?`").located(at: condition.range)
      }
      return try evaluate(isTrue ? yes : no)
    case .all(let terms): return try join(terms, decisive: false)
    case .any(let terms): return try join(terms, decisive: true)
    default: return try evaluateSeldom(node)
    }
  }

  @inline(never)
  private mutating func input(_ index: Int, _ node: Node) throws(EvaluationFailure) -> Value {
    guard let inputs else {
      throw EvaluationFailure("`\(names[index])` has no value").located(at: node.range)
    }
    do throws(EvaluationFailure) {
      let value = try inputs.value(index, &context.budget)
      variables[index] = value
      return value
    } catch { throw error.located(at: node.range) }
  }

  private mutating func evaluateSeldom(_ node: Node) throws(EvaluationFailure) -> Value {
    switch node.kind {
    case .select(let base, let field, let isOptional): return try select(base, field, isOptional, node)
    case .isPresent(let base, let field): return try isPresent(base, field, node)
    case .index(let base, let key, let isOptional): return try index(base, key, isOptional, node)
    case .list(let elements): return try list(elements)
    case .map(let entries): return try map(entries)
    case .matches(let text, let pattern):
      let value: Value
      do throws(EvaluationFailure) { value = try evaluate(text) } catch {
        if error.state == .never { return .bool(false) }
        throw error
      }
      guard case .string(let string) = value else {
        throw EvaluationFailure.noOverload("matches", [value]).located(at: node.anchor)
      }
      do throws(EvaluationFailure) {
        return .bool(try pattern.isFound(in: string, &context.budget))
      } catch { throw error.located(at: node.anchor) }
    case .member(let needle, let members):
      let value: Value
      do throws(EvaluationFailure) { value = try evaluate(needle) } catch {
        if error.state == .never { return .bool(false) }
        throw error
      }
      try context.budget.spend(lookingAt: value)
      return .bool(MapKey(seeking: value).map(members.contains) ?? false)
    case .loop(let loop): return try run(loop)
    case .bind(let values, let first, let body):
      for (offset, value) in values.enumerated() { locals[first + offset] = .pending(value) }
      return try evaluate(body)
    case .mapOptional(let base, let local, let body, let flat):
      return try mapOptional(base, local, body, flat)
    case .failure(let message): throw EvaluationFailure(message).located(at: node.anchor)
    default: preconditionFailure("handled by evaluate")
    }
  }

  private mutating func local(_ index: Int) throws(EvaluationFailure) -> Value {
    switch locals[index] {
    case .value(let value): return value
    case .failure(let failure): throw failure
    case .pending(let node):
      do throws(EvaluationFailure) {
        let value = try evaluate(node)
        locals[index] = .value(value)
        return value
      } catch {
        locals[index] = .failure(error)
        throw error
      }
    }
  }

  private mutating func call(_ operation: Operation, _ nodes: [Node], _ node: Node) throws(EvaluationFailure) -> Value {
    try context.budget.spend(operation.cost)
    do throws(EvaluationFailure) {
      return try callPresent(operation, nodes, node)
    } catch {
      guard error.state == .never else { throw error }
      return try operation.outcome(ofNever: error)
    }
  }

  private mutating func callPresent(
    _ operation: Operation, _ nodes: [Node], _ node: Node
  ) throws(EvaluationFailure) -> Value {
    if let quick = operation.quick {
      let (left, right) = (try evaluate(nodes[0]), try evaluate(nodes[1]))
      if let value = quick(left, right) { return value }
      try context.budget.spend(lookingAt: left)
      try context.budget.spend(lookingAt: right)
      return try apply(operation, [left, right], node)
    }
    var arguments: [Value] = []
    arguments.reserveCapacity(nodes.count)
    for argument in nodes {
      let value = try evaluate(argument)
      try context.budget.spend(lookingAt: value)
      arguments.append(value)
    }
    return try apply(operation, arguments, node)
  }

  private mutating func apply(
    _ operation: Operation, _ arguments: [Value], _ node: Node
  ) throws(EvaluationFailure) -> Value {
    do throws(EvaluationFailure) {
      if let value = try operation.apply(arguments, &context) { return value }
    } catch {
      throw error.located(at: node.anchor)
    }
    throw EvaluationFailure.noOverload(operation.written, arguments).located(at: node.anchor)
  }

  /// `&&` and `||`: what decides does so whatever the others are; else the first failure stays.
  private mutating func join(_ terms: [Node], decisive: Bool) throws(EvaluationFailure) -> Value {
    var failure: EvaluationFailure?
    for term in terms {
      do throws(EvaluationFailure) {
        if try condition(term) == decisive { return .bool(decisive) }
      } catch {
        failure = error.joined(to: failure)
        // What has been used up stays so.
        if context.budget.isUsedUp { throw error }
        try context.budget.spend(Budget.failure)
      }
    }
    if let failure { throw failure }
    return .bool(!decisive)
  }

  mutating func condition(_ node: Node) throws(EvaluationFailure) -> Bool {
    let value: Value
    do throws(EvaluationFailure) { value = try evaluate(node) } catch { throw error.asCondition }
    if case .bool(let isTrue) = value { return isTrue }
    throw EvaluationFailure("no such overload: a condition is needed, this is \(value.typeName)")
      .located(at: node.range)
  }
}

extension EvaluationFailure {
  /// The innermost place is kept.
  func located(at range: Range<Int>) -> EvaluationFailure {
    var failure = self
    failure.range = failure.range ?? range
    return failure
  }
}
