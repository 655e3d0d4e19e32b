extension Planner {
  static let macroNames = [
    "all", "exists", "exists_one", "existsOne", "filter", "has", "map", "transformList", "transformMap",
    "transformMapEntry", "optMap", "optFlatMap", "sortBy", "cel.bind",
  ]

  /// A macro's plan (nil inside: a fault was reported); nil where the call is none.
  mutating func planMacro(
    _ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> (plan: Plan?, Void)? {
    guard let receiver else {
      return name == "has" ? (planPresence(arguments, syntax), ()) : nil
    }
    if case .name("cel") = receiver.kind, !scope.contains(where: { $0.name == "cel" }) {
      switch (name, arguments.count) {
      case ("bind", 3): return (planBind(arguments, syntax), ())
      case ("block", 2) where environment.knowsPlanMacros: return (planBlock(arguments, syntax), ())
      case ("index", 1), ("iterVar", 2), ("accuVar", 2):
        guard environment.knowsPlanMacros, let name = boundName(syntax),
          let local = scope.last(where: { $0.name == name })
        else { return nil }
        return (made(.local(local.index), local.type, syntax, height: local.height), ())
      default: return nil
      }
    }
    switch (name, arguments.count) {
    case ("all", 2), ("all", 3): return (planTest(.all, receiver, arguments, syntax), ())
    case ("exists", 2), ("exists", 3): return (planTest(.exists, receiver, arguments, syntax), ())
    case ("exists_one", 2), ("existsOne", 2), ("existsOne", 3), ("exists_one", 3):
      return (planTest(.existsOne, receiver, arguments, syntax), ())
    case ("filter", 2): return (planTest(.filter, receiver, arguments, syntax), ())
    case ("map", 2), ("map", 3): return (planTransform(.list, receiver, arguments, variables: 1, syntax), ())
    case ("transformList", 3), ("transformList", 4):
      return (planTransform(.list, receiver, arguments, variables: 2, syntax), ())
    case ("transformMap", 3), ("transformMap", 4):
      return (planTransform(.map, receiver, arguments, variables: 2, syntax), ())
    case ("transformMapEntry", 3), ("transformMapEntry", 4):
      return (planTransform(.mapEntries, receiver, arguments, variables: 2, syntax), ())
    case ("sortBy", 2): return (planTransform(.sortBy, receiver, arguments, variables: 1, syntax), ())
    case ("optMap", 2): return (planOptional(receiver, arguments, flat: false, syntax), ())
    case ("optFlatMap", 2): return (planOptional(receiver, arguments, flat: true, syntax), ())
    default: return nil
    }
  }

  // MARK: - variables

  /// The name that a macro binds.
  private func boundName(_ syntax: Syntax) -> String? {
    switch syntax.kind {
    case .name(let name): return name
    case .call(let name, let receiver?, let arguments) where environment.knowsPlanMacros:
      guard case .name("cel") = receiver.kind else { return nil }
      let numbers = arguments.compactMap { argument -> String? in
        if case .int(let value) = argument.kind { "\(value)" } else { nil }
      }
      return numbers.count == arguments.count ? "@\(name):" + numbers.joined(separator: ":") : nil
    default: return nil
    }
  }

  private mutating func names(_ parts: some Sequence<Syntax>) -> [String]? {
    var names: [String] = []
    for part in parts {
      guard let name = boundName(part) else {
        faults.report(part.range, "a macro's variable is a plain name", hint: "write l.map(x, x + 1)")
        return nil
      }
      guard !names.contains(name) else {
        faults.report(part.range, "the variable `\(name)` stands twice")
        return nil
      }
      names.append(name)
    }
    return names
  }

  /// - Returns: the index of the first.
  private mutating func enter(_ locals: [(name: String, type: CELType, height: Int)]) -> Int {
    let first = (scope.last?.index ?? -1) + 1
    for (offset, local) in locals.enumerated() {
      scope.append(
        Local(name: local.name, type: isChecked ? local.type : .dyn, index: first + offset, height: local.height))
    }
    localLimit = max(localLimit, first + locals.count)
    return first
  }

  // MARK: - loops

  /// A list's or map's elements: the types of place and value, or of the value (of a map: the key) alone.
  private mutating func elements(_ range: Plan, _ syntax: Syntax, paired: Bool) -> [CELType]? {
    switch types.shallow(range.type) {
    case .list(let element): return paired ? [.int, element] : [element]
    case .map(let key, let value): return paired ? [key, value] : [key]
    case .dyn, .variable: return paired ? [.dyn, .dyn] : [.dyn]
    case let type:
      faults.report(
        syntax.range, "a macro goes over a list or a map, this is \(types.finished(type))",
        hint: type == .string ? "a text is no list; contains(), matches() look into it" : nil)
      return nil
    }
  }

  private mutating func planTest(
    _ kind: Loop.Kind, _ receiver: Syntax, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Plan? {
    guard let range = plan(receiver), let names = names(arguments.dropLast()),
      let elements = elements(range, receiver, paired: names.count == 2)
    else { return nil }
    let local = enter(zip(names, elements).map { ($0, $1, range.height) })
    defer { scope.removeLast(names.count) }
    guard let body = planCondition(arguments[arguments.count - 1], { "a condition is needed here, this is \($0)" })
    else { return nil }
    let loop = Loop(
      kind: kind, range: range.node, local: local, isPaired: names.count == 2,
      condition: kind == .filter ? body.node : nil, body: body.node)
    let type = kind == .filter ? CELType.list(elements[0]) : .bool
    return made(.loop(loop), type, syntax, height: kind == .filter ? max(1, range.height) : 0)
  }

  private mutating func planTransform(
    _ kind: Loop.Kind, _ receiver: Syntax, _ arguments: [Syntax], variables count: Int, _ syntax: Syntax
  ) -> Plan? {
    guard let range = plan(receiver), let names = names(arguments.prefix(count)),
      let elements = elements(range, receiver, paired: count == 2)
    else { return nil }
    let local = enter(zip(names, elements).map { ($0, $1, range.height) })
    defer { scope.removeLast(names.count) }
    var condition: Plan?
    if arguments.count == count + 2 {
      condition = planCondition(arguments[count]) { "a condition is needed here, this is \($0)" }
      if condition == nil { return nil }
    }
    guard let body = plan(arguments[arguments.count - 1]) else { return nil }
    let height = 1 + body.height
    guard checkHeight(height, syntax), let type = result(kind, elements, body, arguments[arguments.count - 1]) else {
      return nil
    }
    let loop = Loop(
      kind: kind, range: range.node, local: local, isPaired: count == 2, condition: condition?.node, body: body.node)
    return made(.loop(loop), type, syntax, height: kind == .sortBy ? max(1, range.height) : height)
  }

  private mutating func result(
    _ kind: Loop.Kind, _ elements: [CELType], _ body: Plan, _ syntax: Syntax
  ) -> CELType? {
    switch kind {
    case .map: return .map(elements[0] == .int ? .int : elements[0], body.type)
    case .mapEntries:
      let (key, value) = (types.fresh(), types.fresh())
      if types.accepts(body.type, for: .map(key, value)) { return .map(key, value) }
      faults.report(
        syntax.range, "an entry of a map is needed, this is \(types.finished(body.type))", hint: "write {key: value}")
      return nil
    case .sortBy: return .list(elements[0])
    default: return .list(body.type)
    }
  }

  // MARK: - bindings

  private mutating func planBind(_ arguments: [Syntax], _ syntax: Syntax) -> Plan? {
    guard let names = names(arguments.prefix(1)), let value = plan(arguments[1]) else { return nil }
    let local = enter([(names[0], value.type, value.height)])
    defer { scope.removeLast() }
    guard let body = plan(arguments[2]) else { return nil }
    return made(.bind([value.node], first: local, in: body.node), body.type, syntax, height: body.height)
  }

  /// `cel.block([a, b], e)`: the plans of other implementations, where `cel.index(0)` is a.
  private mutating func planBlock(_ arguments: [Syntax], _ syntax: Syntax) -> Plan? {
    guard case .list(let elements) = arguments[0].kind else {
      faults.report(arguments[0].range, "a block begins with a list")
      return nil
    }
    let before = scope.count
    defer { scope.removeLast(scope.count - before) }
    var values: [Node] = []
    var first: Int?
    for (index, element) in elements.enumerated() {
      guard let value = plan(element.value) else { return nil }
      let local = enter([("@index:\(index)", value.type, value.height)])
      first = first ?? local
      values.append(value.node)
    }
    guard let body = plan(arguments[1]) else { return nil }
    return made(.bind(values, first: first ?? 0, in: body.node), body.type, syntax, height: body.height)
  }

  private mutating func planOptional(
    _ receiver: Syntax, _ arguments: [Syntax], flat: Bool, _ syntax: Syntax
  ) -> Plan? {
    guard let names = names(arguments.prefix(1)), let base = plan(receiver) else { return nil }
    let inner = types.fresh()
    guard types.accepts(base.type, for: .optional(inner)) else {
      return refuse(receiver.range, "an optional is needed, this is \(types.finished(base.type))", syntax)
    }
    let local = enter([(names[0], inner, base.height)])
    defer { scope.removeLast() }
    guard let body = plan(arguments[1]) else { return nil }
    let kind = Node.Kind.mapOptional(base.node, local: local, body: body.node, flat: flat)
    guard flat else { return made(kind, .optional(body.type), syntax, height: body.height + 1) }
    guard types.accepts(body.type, for: .optional(types.fresh())) else {
      return refuse(
        arguments[1].range, "an optional is needed, this is \(types.finished(body.type))", hint: "use optMap", syntax)
    }
    return made(kind, body.type, syntax, height: body.height)
  }
}
