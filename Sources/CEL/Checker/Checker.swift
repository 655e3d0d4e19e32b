/// Syntax to typed expressions. Reports every fault and goes on; `nil` stands for a part that was already reported.
struct Checker {
  let environment: Environment
  let source: SourceText
  /// For what is no scalar in a slot.
  var planner: Planner
  var slots: Set<Int> = []
  var names: Set<String> = []
  var cost = 0
  /// Of parts that are no instructions over scalars.
  var computedCost = 0

  init(environment: Environment, source: SourceText, faults: Faults) {
    self.environment = environment
    self.source = source
    planner = Planner(environment: environment, source: source, faults: faults, isChecked: true)
  }

  var options: Environment.Options { environment.options }

  var faults: Faults {
    get { planner.faults }
    _modify { yield &planner.faults }
  }

  mutating func check(_ syntax: Syntax) -> Operand? {
    switch syntax.kind {
    case .int(let value): return Operand(type: .int, form: .number(Number(value)), syntax: syntax)
    case .uint(let value):
      return Operand(type: .uint, form: .value(.constant(Int64(bitPattern: value))), syntax: syntax)
    case .double(let text):
      guard let number = Number(text) else { return nil }
      return Operand(type: .double, form: .number(number), syntax: syntax)
    case .string(let text): return Operand(type: .string, form: .text(text), syntax: syntax)
    case .bool(let value): return Operand(type: .bool, form: .value(.constant(value ? 1 : 0)), syntax: syntax)
    case .null: return Operand(type: .null, form: .value(.constant(0)), syntax: syntax)
    case .name, .rootName, .select: return checkName(syntax)
    case .bytes, .map, .index, .optionalSelect, .optionalIndex: return planned(syntax)
    case .call(let name, let receiver, let arguments): return checkCall(name, receiver, arguments, syntax)
    case .unary(let function, let operand):
      guard let operand = check(operand) else { return nil }
      if case .number(let number) = operand.form, function == "-_", let negated = number.negated {
        return Operand(type: operand.type, form: .number(negated), syntax: syntax)
      }
      return apply(function, [operand], syntax)
    case .binary("_in_", let needle, let list): return checkMembership(needle, list, syntax)
    case .binary(let function, let left, let right):
      let (left, right) = (check(left), check(right))
      guard let left, let right else { return nil }
      return combine(function, left, right, syntax)
    case .all(let terms): return checkConditions(terms, "&&", syntax).map { value(.bool, .all($0), syntax) }
    case .any(let terms): return checkConditions(terms, "||", syntax).map { value(.bool, .any($0), syntax) }
    case .conditional(let condition, let yes, let no): return checkChoice(condition, yes, no, syntax)
    case .list(let elements):
      if elements.contains(where: \.isOptional) { return planned(syntax) }
      let operands = elements.map { check($0.value) }
      let checked = operands.compactMap { $0 }
      guard checked.count == operands.count else { return nil }
      if checked.contains(where: \.isComputed) { return planned(syntax) }
      return Operand(type: .list(checked.first?.type ?? .dyn), form: .list(checked), syntax: syntax)
    }
  }

  /// The whole expression, as a value of the type that the host expects.
  mutating func finish(_ operand: Operand, expecting: CELType?) -> (type: CELType, typed: Typed)? {
    let type = expecting ?? operand.type
    switch adapt(operand, to: type) {
    case .done(let typed): return (type, typed)
    case .invalid(let fault): faults.report(fault)
    case .impossible where operand.isComputed && operand.type == type:
      faults.report(
        operand.syntax.range, "a text that is made here has no place to go",
        hint: "compare it, look for it in a list, or ask its size")
    case .impossible where operand.isList:
      faults.report(operand.syntax.range, "one value is meant here, this is a list", hint: "ask `x in [a, b]`")
    case .impossible:
      faults.report(
        operand.syntax.range, "expected \(type), found \(operand.type)",
        hint: type == .bool ? "a condition compares: `a > b`, `a == b`" : nil)
    }
    return nil
  }

  func value(_ type: CELType, _ typed: Typed, _ syntax: Syntax) -> Operand {
    Operand(type: type, form: .value(typed), syntax: syntax)
  }

  private mutating func checkConditions(_ terms: [Syntax], _ mark: String, _ syntax: Syntax) -> [Typed]? {
    let typed = terms.map { term -> Typed? in
      guard let operand = check(term) else { return nil }
      return condition(operand, "`\(mark)` joins conditions, this is \(operand.type)")
    }
    cost += terms.count
    let whole = typed.compactMap { $0 }
    return whole.count == typed.count ? whole : nil
  }

  private mutating func condition(_ operand: Operand, _ message: String) -> Typed? {
    if case .done(let typed) = adapt(operand, to: .bool) { return typed }
    faults.report(operand.syntax.range, message, hint: "a condition compares: `a > b`, `a == b`")
    return nil
  }

  private mutating func checkChoice(_ condition: Syntax, _ yes: Syntax, _ no: Syntax, _ syntax: Syntax) -> Operand? {
    let (asked, yes, no) = (check(condition), check(yes), check(no))
    let test = asked.flatMap { self.condition($0, "`?` needs a condition before it, this is \($0.type)") }
    guard let asked, let test, let yes, let no else { return nil }
    if yes.isComputed || no.isComputed { return computed([asked, yes, no], syntax) { $0.choice($1, syntax) } }
    cost += 1
    var invalid: Fault?
    for type in yes.type == no.type ? [yes.type] : [yes.type, no.type] {
      switch (adapt(yes, to: type), adapt(no, to: type)) {
      case (.done(let a), .done(let b)): return value(type, .conditional(test, a, b), syntax)
      case (.invalid(let fault), .done), (.done, .invalid(let fault)): invalid = invalid ?? fault
      default: break
      }
    }
    if let invalid {
      faults.report(invalid)
    } else {
      faults.report(
        syntax.anchor, "both sides of `:` need one type, these are \(yes.type) and \(no.type)",
        hint: yes.isList || no.isList ? "a choice gives one value, not a list" : numberHint(yes.type, no.type))
    }
    return nil
  }
}
