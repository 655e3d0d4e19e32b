extension Checker {
  /// A name, or a chain of selections: the longest declared part of it wins.
  mutating func checkName(_ syntax: Syntax) -> Operand? {
    guard let path = Self.path(of: syntax) else { return checkField(syntax) }
    for count in stride(from: path.count, to: 0, by: -1) {
      let name = path[..<count].joined(separator: ".")
      guard let entry = environment.entries[name] else { continue }
      guard count == path.count else {
        faults.report(
          syntax.anchor, "`\(name)` has no field `\(path[count])`", hint: suggestion(for: path.joined(separator: ".")))
        return nil
      }
      names.insert(name)
      return operand(entry, syntax)
    }
    reportUnknown(path.joined(separator: "."), syntax.range)
    return nil
  }

  private mutating func checkField(_ syntax: Syntax) -> Operand? {
    guard case .select(let base, let field) = syntax.kind, let operand = check(base) else { return nil }
    if operand.isComputed {
      return computed([operand], syntax) { $0.select($1[0], field, isOptional: false, syntax) }
    }
    faults.report(syntax.anchor, "a value of type \(operand.type) has no field `\(field)`")
    return nil
  }

  private mutating func operand(_ entry: Environment.Entry, _ syntax: Syntax) -> Operand {
    switch entry {
    case .variable(let type, let slot):
      slots.insert(slot)
      return value(type, .slot(slot), syntax)
    case .set(let members, let answers):
      return Operand(type: .list(members), form: .set(answers: answers), syntax: syntax)
    case .constant(.bool(let bool)): return value(.bool, .constant(bool ? 1 : 0), syntax)
    case .constant(.number(let number)): return Operand(type: number.type, form: .number(number), syntax: syntax)
    case .constant(.text(let text)): return Operand(type: .string, form: .text(text), syntax: syntax)
    case .constant(.texts(let texts)):
      let elements = texts.map { Operand(type: .string, form: .text($0), syntax: syntax) }
      return Operand(type: .list(.string), form: .list(elements), syntax: syntax)
    case .constant(.numbers(let numbers)):
      let elements = numbers.map { Operand(type: $0.type, form: .number($0), syntax: syntax) }
      return Operand(type: .list(elements.first?.type ?? .dyn), form: .list(elements), syntax: syntax)
    }
  }

  /// `has(name)`: true unless the slot is unknown.
  mutating func checkPresence(_ arguments: [Syntax], _ syntax: Syntax) -> Operand? {
    guard arguments.count == 1 else {
      faults.report(syntax.range, "`has` takes one name", hint: "write has(amount)")
      return nil
    }
    guard Self.path(of: arguments[0]) != nil else {
      faults.report(arguments[0].range, "`has` takes a name, not a value", hint: "write has(amount)")
      return nil
    }
    guard let operand = checkName(arguments[0]) else { return nil }
    cost += 1
    guard case .value(.slot(let slot)) = operand.form else { return value(.bool, .constant(1), syntax) }
    return value(.bool, .isPresent(slot: slot), syntax)
  }

  mutating func reportUnknown(_ name: String, _ range: Range<Int>) {
    let isPlain = !name.contains(".")
    faults.report(
      range, "`\(name)` is not known",
      hint: suggestion(for: name) ?? (isPlain ? "a text is written in quotes: '\(name)'" : nil))
  }

  func suggestion(for name: String) -> String? {
    faults.nearest(to: name, among: environment.entries.keys).map { "did you mean `\($0)`?" }
  }

  private static func path(of syntax: Syntax) -> [String]? {
    switch syntax.kind {
    case .name(let name), .rootName(let name): [name]
    case .select(let base, let field): path(of: base).map { $0 + [field] }
    default: nil
    }
  }
}
