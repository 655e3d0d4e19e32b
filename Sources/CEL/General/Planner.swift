/// Syntax to nodes: resolves names, expands macros and finds out types. Reports every fault and goes on; nil stands for a
/// part that was already reported.
struct Planner {
  struct Plan {
    var node: Node
    var type: CELType
    /// Levels of lists, maps and optionals that the value can have, as far as the text makes them.
    var height = 0
  }

  struct Local {
    var name: String
    var type: CELType
    var index: Int
    var height: Int
  }

  /// Levels that a value may have: comparing and freeing it takes a stack as high.
  static let heightLimit = 500

  let environment: Environment
  let source: SourceText
  var faults: Faults
  let isChecked: Bool
  var types = TypeTable()
  var scope: [Local] = []
  var localLimit = 0
  var variables: [String] = []
  /// Variables and constants that are named.
  var named: Set<String> = []
  /// For values that are found while planning.
  var folding = Budget(work: 100_000, memory: 1 << 20)

  init(environment: Environment, source: SourceText, faults: Faults, isChecked: Bool) {
    self.environment = environment
    self.source = source
    self.faults = faults
    self.isChecked = isChecked
  }

  mutating func plan(_ syntax: Syntax) -> Plan? {
    switch syntax.kind {
    case .int(let value): return constant(.int(value), .int, syntax)
    case .uint(let value): return constant(.uint(value), .uint, syntax)
    case .double(let text): return constant(.double(Double(text) ?? 0), .double, syntax)
    case .string(let text): return constant(.string(text), .string, syntax)
    case .bytes(let bytes): return constant(.bytes(bytes), .bytes, syntax)
    case .bool(let value): return constant(.bool(value), .bool, syntax)
    case .null: return constant(.null, .null, syntax)
    case .name, .rootName: return planName(syntax)
    case .select(let base, let field): return planSelect(base, field, isOptional: false, syntax)
    case .optionalSelect(let base, let field): return planSelect(base, field, isOptional: true, syntax)
    case .index(let base, let index): return planIndex(base, index, isOptional: false, syntax)
    case .optionalIndex(let base, let index): return planIndex(base, index, isOptional: true, syntax)
    case .call(let name, let receiver, let arguments): return planCall(name, receiver, arguments, syntax)
    case .unary(let function, let operand): return planOperator(function, [operand], syntax)
    case .binary(let function, let left, let right): return planOperator(function, [left, right], syntax)
    case .all(let terms): return planTerms(terms, "&&", syntax) { .all($0) }
    case .any(let terms): return planTerms(terms, "||", syntax) { .any($0) }
    case .conditional(let condition, let yes, let no): return planChoice(condition, yes, no, syntax)
    case .list(let elements): return planList(elements, syntax)
    case .map(let entries): return planMap(entries, syntax)
    }
  }

  func made(_ kind: Node.Kind, _ type: CELType, _ syntax: Syntax, height: Int = 0) -> Plan {
    Plan(
      node: Node(kind: kind, anchor: syntax.anchor, range: syntax.range), type: isChecked ? type : .dyn, height: height)
  }

  func constant(_ value: Value, _ type: CELType, _ syntax: Syntax) -> Plan { made(.constant(value), type, syntax) }

  /// What cannot be: a fault, or where nothing is checked the failure of the evaluation.
  mutating func refuse(_ range: Range<Int>, _ message: String, hint: String? = nil, _ syntax: Syntax) -> Plan? {
    guard isChecked else { return made(.failure(message), .dyn, syntax) }
    faults.report(range, message, hint: hint)
    return nil
  }

  mutating func checkHeight(_ height: Int, _ syntax: Syntax) -> Bool {
    if height <= Self.heightLimit { return true }
    faults.report(syntax.anchor, "the value is nested too deeply", hint: "at most \(Self.heightLimit) levels")
    return false
  }

  /// Plans every part, so that all faults are told.
  mutating func planAll(_ parts: [Syntax]) -> [Plan]? {
    let plans = parts.map { plan($0) }
    let whole = plans.compactMap { $0 }
    return whole.count == plans.count ? whole : nil
  }

  /// A part that has to be a condition.
  mutating func planCondition(_ syntax: Syntax, _ message: (CELType) -> String) -> Plan? {
    guard let plan = plan(syntax) else { return nil }
    guard types.accepts(plan.type, for: .bool) else {
      return refuse(
        syntax.range, message(types.finished(plan.type)), hint: "a condition compares: `a > b`, `a == b`", syntax)
    }
    return plan
  }

  private mutating func planTerms(
    _ terms: [Syntax], _ mark: String, _ syntax: Syntax, _ kind: ([Node]) -> Node.Kind
  ) -> Plan? {
    let plans = terms.map { planCondition($0) { "`\(mark)` joins conditions, this is \($0)" } }
    let nodes = plans.compactMap { $0?.node }
    return nodes.count == plans.count ? made(kind(nodes), .bool, syntax) : nil
  }

  private mutating func planChoice(_ condition: Syntax, _ yes: Syntax, _ no: Syntax, _ syntax: Syntax) -> Plan? {
    let test = planCondition(condition) { "`?` needs a condition before it, this is \($0)" }
    let (left, right) = (plan(yes), plan(no))
    guard let test, let left, let right else { return nil }
    return choice([test, left, right], syntax)
  }

  /// A condition that was found to be one, and what it chooses between.
  mutating func choice(_ plans: [Plan], _ syntax: Syntax) -> Plan? {
    let (test, left, right) = (plans[0], plans[1], plans[2])
    guard let type = types.joined(left.type, right.type) else {
      let (a, b) = (types.finished(left.type), types.finished(right.type))
      return refuse(
        syntax.anchor, "both sides of `:` need one type, these are \(a) and \(b)",
        hint: "where both may come, write dyn(…) around one", syntax)
    }
    return made(
      .conditional(test.node, left.node, right.node), type, syntax, height: max(left.height, right.height))
  }

  private mutating func planList(_ elements: [Syntax.Element], _ syntax: Syntax) -> Plan? {
    guard let plans = planAll(elements.map(\.value)) else { return nil }
    var type: CELType?
    for (element, plan) in zip(elements, plans) {
      guard let inner = element.isOptional ? contents(plan, element.value) : plan.type else { return nil }
      type = type.map { types.joined($0, inner) ?? .dyn } ?? inner
    }
    let nodes = zip(elements, plans).map { Node.Element(isOptional: $0.isOptional, value: $1.node) }
    let height = 1 + (plans.map(\.height).max() ?? 0)
    guard checkHeight(height, syntax) else { return nil }
    let constants = nodes.compactMap { element -> Value? in
      if case .constant(let value) = element.value.kind, !element.isOptional { value } else { nil }
    }
    let kind = constants.count == nodes.count ? Node.Kind.constant(.list(constants)) : .list(nodes)
    return made(kind, .list(type ?? types.fresh()), syntax, height: height)
  }

  private mutating func planMap(_ entries: [Syntax.Entry], _ syntax: Syntax) -> Plan? {
    let keys = planAll(entries.map(\.key))
    let values = planAll(entries.map(\.value))
    guard let keys, let values else { return nil }
    var (keyType, valueType): (CELType?, CELType?) = (nil, nil)
    for (index, entry) in entries.enumerated() {
      let value = values[index]
      guard checkKey(keys[index], entry.key),
        let inner = entry.isOptional ? contents(value, entry.value) : value.type
      else { return nil }
      keyType = keyType.map { types.joined($0, keys[index].type) ?? .dyn } ?? keys[index].type
      valueType = valueType.map { types.joined($0, inner) ?? .dyn } ?? inner
    }
    let nodes = entries.indices.map {
      Node.Entry(isOptional: entries[$0].isOptional, key: keys[$0].node, value: values[$0].node)
    }
    let height = 1 + (values.map(\.height).max() ?? 0)
    guard checkHeight(height, syntax) else { return nil }
    return made(.map(nodes), .map(keyType ?? types.fresh(), valueType ?? types.fresh()), syntax, height: height)
  }

  private mutating func checkKey(_ key: Plan, _ syntax: Syntax) -> Bool {
    switch types.shallow(key.type) {
    case .bool, .int, .uint, .string, .dyn, .variable: return true
    case let type:
      faults.report(
        syntax.range, "a value of type \(types.finished(type)) is no key of a map",
        hint: "keys are texts, ints, uints or bools")
      return false
    }
  }

  /// The type inside an optional.
  private mutating func contents(_ plan: Plan, _ syntax: Syntax) -> CELType? {
    let inner = types.fresh()
    if types.accepts(plan.type, for: .optional(inner)) { return isChecked ? inner : .dyn }
    faults.report(
      syntax.range, "`?` needs an optional, this is \(types.finished(plan.type))", hint: "write optional.of(…), or m.?f"
    )
    return nil
  }
}
