/// What is known of types that are being found out, by unification: a variable stands for a type that uses decide.
struct TypeTable {
  private var known: [CELType?] = []

  mutating func fresh() -> CELType {
    known.append(nil)
    return .variable(known.count - 1)
  }

  /// The type with what is known of its outermost form.
  func shallow(_ type: CELType) -> CELType {
    var type = type
    while case .variable(let index) = type, let next = known[index] { type = next }
    return type
  }

  /// The type with everything that is known; what nothing decided is dyn.
  func finished(_ type: CELType) -> CELType {
    switch shallow(type) {
    case .variable: .dyn
    case .list(let element): .list(finished(element))
    case .map(let key, let value): .map(finished(key), finished(value))
    case .optional(let value): .optional(finished(value))
    case .named(let name, let parameters): .named(name, parameters.map(finished))
    case let other: other
    }
  }

  /// A signature's types with its parameters as new variables.
  mutating func instantiate(_ signature: Signature) -> Signature {
    var parameters: [String: CELType] = [:]
    return Signature(
      signature.parameters.map { instantiate($0, &parameters) }, instantiate(signature.result, &parameters),
      isMember: signature.isMember)
  }

  private mutating func instantiate(_ type: CELType, _ parameters: inout [String: CELType]) -> CELType {
    switch type {
    case .parameter(let name):
      if let known = parameters[name] { return known }
      let variable = fresh()
      parameters[name] = variable
      return variable
    case .list(let element): return .list(instantiate(element, &parameters))
    case .map(let key, let value): return .map(instantiate(key, &parameters), instantiate(value, &parameters))
    case .optional(let value): return .optional(instantiate(value, &parameters))
    case .named(let name, let arguments):
      return .named(name, arguments.map { instantiate($0, &parameters) })
    default: return type
    }
  }

  /// Whether a value of one type may stand where the other is needed. Decides variables on the way; where the answer is
  /// no, nothing is decided.
  mutating func accepts(_ type: CELType, for needed: CELType) -> Bool {
    let before = known
    if fits(type, needed) { return true }
    known = before
    return false
  }

  private mutating func fits(_ type: CELType, _ needed: CELType) -> Bool {
    if case .variable(let index) = needed { return decide(index, type) }
    let needed = shallow(needed)
    if case .variable(let index) = type { return decide(index, needed) }
    switch (shallow(type), needed) {
    case (.dyn, _), (_, .dyn): return true
    case (.null, .null), (.null, .optional), (.null, .timestamp), (.null, .duration): return true
    case (.list(let a), .list(let b)): return fits(a, b)
    case (.optional(let a), .optional(let b)): return fits(a, b)
    case (.map(let a, let x), .map(let b, let y)): return fits(a, b) && fits(x, y)
    case (.named(let a, let x), .named(let b, let y)):
      return a == b && x.count == y.count && zip(x, y).allSatisfy { fits($0, $1) }
    case (let a, let b): return a == b
    }
  }

  /// A variable that was decided already becomes more general where it must.
  private mutating func decide(_ index: Int, _ type: CELType) -> Bool {
    if case .variable(let other) = type, other == index { return true }
    guard let before = known[index] else {
      let type = shallow(type)
      if case .variable(let other) = type, other == index { return true }
      guard !occurs(index, in: type) else { return false }
      known[index] = type
      return true
    }
    if case .variable = before { return fits(type, before) }
    guard fits(type, before) || fits(before, type) else { return false }
    let joined = general(type, before)
    if !occurs(index, in: joined) { known[index] = joined }
    return true
  }

  private func occurs(_ index: Int, in type: CELType) -> Bool {
    switch shallow(type) {
    case .variable(let other): other == index
    case .list(let element): occurs(index, in: element)
    case .map(let key, let value): occurs(index, in: key) || occurs(index, in: value)
    case .optional(let value): occurs(index, in: value)
    case .named(_, let parameters): parameters.contains { occurs(index, in: $0) }
    default: false
    }
  }

  /// The more general of two types that fit: dyn where either has it.
  private func general(_ a: CELType, _ b: CELType) -> CELType {
    switch (shallow(a), shallow(b)) {
    case (.variable, let b): b
    case (let a, .variable): a
    case (.dyn, _), (_, .dyn): .dyn
    case (.null, let b): b
    case (let a, .null): a
    case (.list(let a), .list(let b)): .list(general(a, b))
    case (.optional(let a), .optional(let b)): .optional(general(a, b))
    case (.map(let a, let x), .map(let b, let y)): .map(general(a, b), general(x, y))
    case (.named(let name, let x), .named(_, let y)): .named(name, zip(x, y).map(general))
    case (let a, _): a
    }
  }

  /// The type of a value that is of one or the other; nil where they have none in common.
  mutating func joined(_ a: CELType, _ b: CELType) -> CELType? {
    guard accepts(b, for: a) || accepts(a, for: b) else { return nil }
    return general(a, b)
  }
}
