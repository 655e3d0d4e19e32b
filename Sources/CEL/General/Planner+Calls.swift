extension Planner {
  mutating func planCall(_ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax) -> Plan? {
    if let macro = planMacro(name, receiver, arguments, syntax) { return macro.plan }
    let isRoot = name.hasPrefix(".")
    let bare = isRoot ? String(name.dropFirst()) : name
    guard let receiver else { return planGlobal(bare, isRoot: isRoot, arguments, syntax) }
    if let (path, isRoot) = path(of: receiver), isRoot || !scope.contains(where: { $0.name == path[0] }) {
      let qualified = (path + [bare]).joined(separator: ".")
      if candidates(qualified, isRoot: isRoot).contains(where: isFunction) {
        return planGlobal(qualified, isRoot: isRoot, arguments, syntax)
      }
    }
    let plans = planAll([receiver] + arguments)
    guard let row = row(bare, isRoot: true) else {
      reportUnknown(bare, syntax)
      return isChecked ? nil : made(.failure("there is no function `\(bare)`"), .dyn, syntax)
    }
    guard let plans else { return nil }
    return call(row, plans, isMember: true, syntax)
  }

  private mutating func planGlobal(_ name: String, isRoot: Bool, _ arguments: [Syntax], _ syntax: Syntax) -> Plan? {
    let plans = planAll(arguments)
    guard let row = row(name, isRoot: isRoot) else {
      reportUnknown(name, syntax)
      return isChecked ? nil : made(.failure("there is no function `\(name)`"), .dyn, syntax)
    }
    guard let plans else { return nil }
    return call(row, plans, isMember: false, syntax)
  }

  mutating func planOperator(_ name: String, _ operands: [Syntax], _ syntax: Syntax) -> Plan? {
    guard let plans = planAll(operands) else { return nil }
    return apply(name, plans, syntax)
  }

  /// An operator or function of the table, `name(a, b)`.
  mutating func apply(_ name: String, _ plans: [Plan], _ syntax: Syntax) -> Plan? {
    guard let row = row(name, isRoot: true) else {
      preconditionFailure("the parser made an operator that the table lacks: \(name)")
    }
    return call(row, plans, isMember: false, syntax)
  }

  /// Whether the table has a form of the operator or function at these types.
  mutating func knows(_ name: String, at types: [CELType]) -> Bool {
    guard let row = row(name, isRoot: true), row.signatures.contains(where: { !$0.isMember }) else { return false }
    return resolve(row, types, false) != nil
  }

  // MARK: - overloads

  /// A function as a call sees it: of the table, or declared by the host.
  private struct Row {
    var name: String
    var written: String
    var signatures: [Signature]
    var operation: Operation?
  }

  private func isFunction(_ name: String) -> Bool {
    environment.functions[name] != nil || FunctionTable.function(name)?.operation != nil
  }

  private func row(_ name: String, isRoot: Bool) -> Row? {
    for candidate in candidates(name, isRoot: isRoot) {
      if let signatures = environment.functions[candidate] {
        return Row(name: candidate, written: candidate, signatures: signatures)
      }
      if let function = FunctionTable.function(candidate), let operation = function.operation {
        return Row(
          name: candidate, written: function.written, signatures: function.signatures, operation: operation)
      }
    }
    return nil
  }

  private mutating func call(_ row: Row, _ plans: [Plan], isMember: Bool, _ syntax: Syntax) -> Plan? {
    let form = row.signatures.first { $0.isMember == isMember && $0.parameters.count == plans.count }
    guard form != nil, let result = isChecked ? resolve(row, plans.map(\.type), isMember) : .dyn else {
      let found = plans.map { types.finished($0.type).description }
      return refuse(syntax.anchor, message(row, found, isMember), hint: hint(row, plans, isMember), syntax)
    }
    let height = 1 + (plans.map(\.height).max() ?? 0)
    guard checkHeight(height, syntax) else { return nil }
    guard let operation = row.operation else {
      return made(.failure("`\(row.written)` is declared, but has no meaning here"), result, syntax, height: height)
    }
    if row.name == "matches", plans.count == 2, case .constant(.string(let text)) = plans[1].node.kind {
      do throws(Pattern.Fault) {
        let pattern = try Pattern(text)
        return made(.matches(plans[0].node, pattern), result, syntax)
      } catch {
        return refuse(plans[1].node.range, "the pattern is wrong: \(error.message)", hint: error.hint, syntax)
      }
    }
    if let value = folded(row.name, operation, plans) {
      return made(.constant(value), result, syntax, height: height)
    }
    if row.name == "_in_", let members = Self.members(plans[1]) {
      return made(.member(plans[0].node, members), result, syntax)
    }
    return made(.call(operation, plans.map(\.node)), result, syntax, height: height)
  }

  /// The value of a call whose arguments are known, where it has one and finding it is cheap.
  private mutating func folded(_ name: String, _ operation: Operation, _ plans: [Plan]) -> Value? {
    var arguments: [Value] = []
    for plan in plans {
      guard case .constant(let value) = plan.node.kind else { return nil }
      arguments.append(value)
    }
    // What a zone's rules are, only the evaluation asks.
    guard !name.hasPrefix("get") else { return nil }
    var context = CallContext(budget: folding, zones: { _ in nil })
    defer { folding = context.budget }
    return try? operation.apply(arguments, &context)
  }

  /// The members of a long list of constants, where looking one up finds what comparing with each would.
  private static func members(_ list: Plan) -> Set<MapKey>? {
    guard case .constant(.list(let elements)) = list.node.kind, elements.count > ConstantSet.linearLimit else {
      return nil
    }
    var members: Set<MapKey> = []
    for element in elements {
      guard let key = MapKey(storing: element) else { return nil }
      // Beside a double, larger integers are compared with less than their last digits.
      if case .int(let value) = key, value.magnitude > 1 << 53 { return nil }
      if case .large = key { return nil }
      members.insert(key)
    }
    return members
  }

  /// The result's type; dyn where several forms fit that give different ones; nil where none fits.
  private mutating func resolve(_ row: Row, _ arguments: [CELType], _ isMember: Bool) -> CELType? {
    var result: CELType?
    let before = types
    var afterFirst = types
    var fitting = 0
    for signature in row.signatures
    where signature.isMember == isMember && signature.parameters.count == arguments.count {
      types = before
      let form = types.instantiate(signature)
      guard zip(arguments, form.parameters).allSatisfy({ types.accepts($0, for: $1) }) else { continue }
      fitting += 1
      if fitting == 1 {
        afterFirst = types
        result = form.result
      } else if result != types.finished(form.result) {
        if fitting == 2, let first = result { result = afterFirst.finished(first) }
        if result != types.finished(form.result) { result = .dyn }
      }
    }
    types = fitting == 1 ? afterFirst : before
    return result
  }

  private func message(_ row: Row, _ found: [String], _ isMember: Bool) -> String {
    let counts = Set(row.signatures.filter { $0.isMember == isMember }.map(\.parameters.count))
    let written = "`\(row.written)`"
    if counts.isEmpty { return isMember ? "\(written) is not called on a value" : "\(written) is called on a value" }
    if !counts.contains(found.count) {
      let wanted = counts.sorted().map { "\($0 - (isMember ? 1 : 0))" }.joined(separator: " or ")
      let given = found.count - (isMember ? 1 : 0)
      return "\(written) takes \(wanted) \(wanted == "1" ? "argument" : "arguments"), not \(given)"
    }
    return "\(written) does not take \(found.joined(separator: " and "))"
  }

  private func hint(_ row: Row, _ plans: [Plan], _ isMember: Bool) -> String? {
    if !row.signatures.contains(where: { $0.isMember == isMember }) {
      return isMember ? "write \(row.written)(…)" : "write value.\(row.written)(…)"
    }
    let found = plans.map { types.finished($0.type) }
    if row.name.hasPrefix("_"), found.count == 2 {
      switch (found[0], found[1]) {
      case (.int, .double), (.double, .int): return "write a whole number as 500.0, or convert: double(n)"
      case (.int, .uint), (.uint, .int): return "an int is written 5, an unsigned number 5u"
      case (.timestamp, .string), (.string, .timestamp): return "write timestamp('2026-03-02T10:41:00+08:00')"
      case (.duration, .string), (.string, .duration): return "write duration('24h')"
      default: break
      }
    }
    let forms = row.signatures.filter { $0.isMember == isMember && $0.parameters.count == found.count }
    guard !row.name.hasPrefix("_"), !forms.isEmpty else { return nil }
    return "it takes "
      + forms.map { $0.parameters.map(\.description).joined(separator: " and ") }.joined(separator: "; or ")
  }

  private mutating func reportUnknown(_ name: String, _ syntax: Syntax) {
    guard isChecked else { return }
    let nearest = faults.nearest(
      to: name,
      among: FunctionTable.functions.filter { $0.operation != nil && !$0.isOperator }.map(\.name) + Self.macroNames
        + environment.functions.keys)
    let hint =
      environment.entries[name] != nil
      ? "`\(name)` is a value: write it without ( )" : nearest.map { "did you mean `\($0)`?" }
    faults.report(syntax.anchor, "there is no function `\(name)`", hint: hint)
  }
}
