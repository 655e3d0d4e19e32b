extension Planner {
  mutating func planName(_ syntax: Syntax) -> Plan? {
    switch syntax.kind {
    case .name(let name):
      if let local = scope.last(where: { $0.name == name }) {
        return made(.local(local.index), local.type, syntax, height: local.height)
      }
      if let plan = planQualified([name], isRoot: false, syntax) { return plan }
      return unknown([name], syntax)
    case .rootName(let name):
      if let plan = planQualified([name], isRoot: true, syntax) { return plan }
      return unknown([name], syntax)
    default: return nil
    }
  }

  /// The longest declared name at the beginning of a chain of selections wins, the innermost container first; a macro's
  /// variable before all.
  mutating func planSelect(_ base: Syntax, _ field: String, isOptional: Bool, _ syntax: Syntax) -> Plan? {
    if !isOptional, let (path, isRoot) = path(of: syntax), isRoot || !scope.contains(where: { $0.name == path[0] }) {
      if let plan = planQualified(path, isRoot: isRoot, syntax) { return plan }
      if !startsWithKnownName(path, isRoot: isRoot) { return unknown(path, syntax) }
    }
    guard let plan = plan(base) else { return nil }
    return select(plan, field, isOptional: isOptional, syntax)
  }

  private mutating func planQualified(_ path: [String], isRoot: Bool, _ syntax: Syntax) -> Plan? {
    let name = path.joined(separator: ".")
    for candidate in candidates(name, isRoot: isRoot) {
      if let entry = environment.entries[candidate] { return plan(entry, candidate, syntax) }
      if Self.typeNames.contains(candidate) { return constant(.type(candidate), .type, syntax) }
    }
    return nil
  }

  private func startsWithKnownName(_ path: [String], isRoot: Bool) -> Bool {
    (1..<path.count).contains { count in
      candidates(path[..<count].joined(separator: "."), isRoot: isRoot).contains {
        environment.entries[$0] != nil || Self.typeNames.contains($0)
      }
    }
  }

  private mutating func plan(_ entry: Environment.Entry, _ name: String, _ syntax: Syntax) -> Plan {
    named.insert(name)
    switch entry {
    case .variable(.money, _):
      return unusable(
        syntax, "`\(name)` is money, which no function or macro takes",
        hint: "compare it outside of them, with `&&` between")
    case .variable(let type, _):
      let index = variables.firstIndex(of: name) ?? variables.count
      if index == variables.count { variables.append(name) }
      return made(.variable(index), type, syntax)
    case .constant(let constant):
      let (value, type) = constant.value
      return self.constant(value, type, syntax)
    case .set:
      return unusable(
        syntax, "`\(name)` is a host's set, which no function or macro looks into",
        hint: "ask for a field outside of them: `payee in \(name)`")
    }
  }

  /// A name that is known, but not for expressions over values. Nothing more is said of what is done with it.
  private mutating func unusable(_ syntax: Syntax, _ message: String, hint: String) -> Plan {
    if isChecked { faults.report(syntax.range, message, hint: hint) }
    return made(.failure(message), .dyn, syntax)
  }

  /// The full names that a name may mean: in container `a.b` they are `a.b.n`, `a.n`, `n`.
  func candidates(_ name: String, isRoot: Bool) -> [String] {
    guard !isRoot, !environment.container.isEmpty else { return [name] }
    var parts = environment.container.split(separator: ".")
    var names: [String] = []
    while !parts.isEmpty {
      names.append(parts.joined(separator: ".") + "." + name)
      parts.removeLast()
    }
    return names + [name]
  }

  /// A chain of plain names, `a.b.c`.
  func path(of syntax: Syntax) -> (names: [String], isRoot: Bool)? {
    switch syntax.kind {
    case .name(let name): return ([name], false)
    case .rootName(let name): return ([name], true)
    case .select(let base, let field):
      guard let (names, isRoot) = path(of: base) else { return nil }
      return (names + [field], isRoot)
    default: return nil
    }
  }

  private mutating func unknown(_ path: [String], _ syntax: Syntax) -> Plan? {
    let name = path.joined(separator: ".")
    let nearest = faults.nearest(
      to: name, among: environment.entries.keys.filter { !$0.hasPrefix("@") } + scope.map(\.name))
    let hint = nearest.map { "did you mean `\($0)`?" } ?? "a text is written in quotes: '\(name)'"
    return refuse(syntax.range, "`\(name)` is not known", hint: hint, syntax)
  }

  private static let typeNames: Set<String> = [
    "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type", "net.IP",
    "net.CIDR", "google.protobuf.Timestamp", "google.protobuf.Duration",
  ]
}

extension Constant {
  /// As a value, with its type.
  fileprivate var value: (Value, CELType) {
    switch self {
    case .bool(let value): (.bool(value), .bool)
    case .number(let number): (number.value, number.type)
    case .text(let text): (.string(text), .string)
    case .texts(let texts): (.list(texts.map(Value.string)), .list(.string))
    case .numbers(let numbers): (.list(numbers.map(\.value)), .list(numbers.first?.type ?? .dyn))
    }
  }
}

extension Number {
  fileprivate var value: Value { int.map(Value.int) ?? .double(double) }
}
