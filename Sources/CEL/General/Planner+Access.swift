extension Planner {
  mutating func select(_ base: Plan, _ field: String, isOptional: Bool, _ syntax: Syntax) -> Plan? {
    let kind = Node.Kind.select(base.node, field, isOptional: isOptional)
    var type = types.shallow(base.type)
    var isInOptional = isOptional
    if case .optional(let inner) = type {
      type = types.shallow(inner)
      isInOptional = true
    }
    let result: CELType
    switch type {
    case .map(let key, let value):
      guard types.accepts(.string, for: key) else {
        return refuse(
          syntax.anchor, "the keys of \(types.finished(type)) are no texts", hint: "write m[key]", syntax)
      }
      result = value
    case .dyn, .variable: result = .dyn
    default:
      return refuse(
        syntax.anchor, "a value of type \(types.finished(type)) has no field `\(field)`",
        hint: FunctionTable.function(field)?.signatures.contains(where: \.isMember) == true
          ? "`\(field)` is a function: write .\(field)(…)" : nil, syntax)
    }
    return made(kind, isInOptional ? .optional(result) : result, syntax, height: base.height + (isOptional ? 1 : 0))
  }

  mutating func planIndex(_ base: Syntax, _ index: Syntax, isOptional: Bool, _ syntax: Syntax) -> Plan? {
    guard let plans = planAll([base, index]) else { return nil }
    var type = types.shallow(plans[0].type)
    var isInOptional = isOptional
    if case .optional(let inner) = type {
      type = types.shallow(inner)
      isInOptional = true
    }
    let result: CELType
    switch type {
    case .list(let element):
      guard types.accepts(plans[1].type, for: .int) else {
        let found = types.finished(plans[1].type)
        return refuse(index.range, "a list is indexed with an int, this is \(found)", syntax)
      }
      result = element
    case .map(let key, let value):
      guard types.accepts(plans[1].type, for: key) || areNumbers(plans[1].type, key) else {
        let found = types.finished(plans[1].type)
        return refuse(index.range, "the keys of the map are \(types.finished(key)), this is \(found)", syntax)
      }
      result = value
    case .dyn, .variable: result = .dyn
    default:
      return refuse(syntax.anchor, "a value of type \(types.finished(type)) cannot be indexed", syntax)
    }
    return made(
      .index(plans[0].node, plans[1].node, isOptional: isOptional), isInOptional ? .optional(result) : result, syntax,
      height: plans[0].height + (isOptional ? 1 : 0))
  }

  private func areNumbers(_ a: CELType, _ b: CELType) -> Bool {
    func isNumber(_ type: CELType) -> Bool {
      switch types.shallow(type) {
      case .int, .uint, .double: true
      default: false
      }
    }
    return isNumber(a) && isNumber(b)
  }

  /// `has(e.f)`
  mutating func planPresence(_ arguments: [Syntax], _ syntax: Syntax) -> Plan? {
    guard arguments.count == 1, let (base, field) = selection(arguments[0]) else {
      faults.report(
        arguments.first?.range ?? syntax.range, "`has` takes a field: has(m.name)", hint: "for a key write `key in m`")
      return nil
    }
    guard let plan = plan(base), let selected = select(plan, field, isOptional: false, arguments[0]) else { return nil }
    if case .failure = selected.node.kind { return selected }
    return made(.isPresent(plan.node, field), .bool, syntax)
  }

  private func selection(_ syntax: Syntax) -> (Syntax, String)? {
    switch syntax.kind {
    case .select(let base, let field), .optionalSelect(let base, let field): (base, field)
    default: nil
    }
  }
}
