extension Checker {
  /// `x in [a, b]`, `x in list.name`. A list of constants becomes a set; a host's set answers in a slot.
  mutating func checkMembership(_ needle: Syntax, _ list: Syntax, _ syntax: Syntax) -> Operand? {
    let (needle, list) = (check(needle), check(list))
    guard let needle, let list else { return nil }
    if case .set(let answers) = list.form { return answer(needle, list, answers, syntax) }
    if list.isComputed || (needle.isComputed && list.isList) {
      return computed([needle, list], syntax) { $0.apply("_in_", $1, syntax) }
    }
    guard case .list(let elements) = list.form else {
      faults.report(
        list.syntax.range, "`in` looks into a list, this is \(list.type)",
        hint: list.type == needle.type ? "equality is `==`; a list is written [a, b]" : "a list is written [a, b]")
      return nil
    }
    guard !needle.isList else {
      faults.report(
        needle.syntax.range, "`in` looks for one value, this is a list", hint: "ask for each: `a in l && b in l`")
      return nil
    }
    return membership(needle, elements, syntax)
  }

  private mutating func answer(
    _ needle: Operand, _ set: Operand, _ answers: [Int: Int], _ syntax: Syntax
  ) -> Operand? {
    guard set.type == .list(needle.type) else {
      faults.report(
        needle.syntax.range, "this is \(needle.type), what is looked into is \(set.type)",
        hint: "name a variable whose value may be a member")
      return nil
    }
    guard case .value(.slot(let slot)) = needle.form, let answer = answers[slot] else {
      faults.report(
        needle.syntax.range, "only a variable can be looked for in this list",
        hint: "its members change while rules stand; write the name of a field or feature")
      return nil
    }
    slots.insert(answer)
    return value(.bool, .slot(answer), syntax)
  }

  private mutating func membership(_ needle: Operand, _ elements: [Operand], _ syntax: Syntax) -> Operand? {
    var types = [needle.type]
    for element in elements where !types.contains(element.type) { types.append(element.type) }
    var invalid: Fault?
    for type in types {
      guard case .done(let sought) = adapt(needle, to: type) else { continue }
      var found: [Typed] = []
      search: for element in elements {
        switch adapt(element, to: type) {
        case .done(let typed): found.append(typed)
        case .impossible: break search
        case .invalid(let fault):
          invalid = invalid ?? fault
          break search
        }
      }
      guard found.count == elements.count else { continue }
      cost += 1
      if let members = Self.members(found, type) { return value(.bool, .member(sought, members), syntax) }
      cost += found.count
      return value(.bool, .anyEqual(sought, type == .double ? .equalDouble : .equalInt, found), syntax)
    }
    if let invalid {
      faults.report(invalid)
      return nil
    }
    let stranger = elements.first { if case .done = adapt($0, to: needle.type) { false } else { true } } ?? needle
    faults.report(
      stranger.syntax.range, "this is \(stranger.type), what is looked for is \(needle.type)",
      hint: mixHint(needle, stranger))
    return nil
  }

  /// Nil where an element is known only when it is evaluated.
  private static func members(_ elements: [Typed], _ type: CELType) -> Typed.Members? {
    var bits: [Int64] = []
    var texts: [String] = []
    for element in elements {
      switch element {
      case .constant(let value): bits.append(value)
      case .text(let text): texts.append(text)
      default: return nil
      }
    }
    if type == .string { return .texts(texts) }
    return type == .double ? .doubles(bits.map { Double(bitPattern: UInt64(bitPattern: $0)) }) : .ints(bits)
  }
}
