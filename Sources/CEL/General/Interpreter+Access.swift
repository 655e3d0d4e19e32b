extension Interpreter {
  /// `m.f`, `m.?f`; through an optional the result is one.
  mutating func select(
    _ base: Node, _ field: String, _ isOptional: Bool, _ node: Node
  ) throws(EvaluationFailure) -> Value {
    let value = try evaluate(base)
    guard case .optional(let inner) = value else {
      let found = try self.field(field, of: value, at: node)
      if isOptional { return .optional(found) }
      if let found { return found }
      throw Self.absent(.string(field), at: node)
    }
    guard let inner else { return .optional(nil) }
    return .optional(try self.field(field, of: inner, at: node))
  }

  /// Nil where a map has no such key.
  private mutating func field(
    _ field: String, of value: Value, at node: Node
  ) throws(EvaluationFailure) -> Value? {
    try context.budget.spend(field.utf8.count / 32)
    guard case .map(let map) = value else {
      throw EvaluationFailure("a value of type \(value.typeName) has no field `\(field)`").located(at: node.range)
    }
    return map[.text(Array(field.utf8))]
  }

  mutating func isPresent(_ base: Node, _ field: String, _ node: Node) throws(EvaluationFailure) -> Value {
    switch try evaluate(base) {
    case .optional(nil): .bool(false)
    case .optional(let inner?): .bool(try self.field(field, of: inner, at: node) != nil)
    case let value: .bool(try self.field(field, of: value, at: node) != nil)
    }
  }

  /// `l[0]`, `m['k']`, `l[?0]`; through an optional the result is one.
  mutating func index(
    _ base: Node, _ index: Node, _ isOptional: Bool, _ node: Node
  ) throws(EvaluationFailure) -> Value {
    let value = try evaluate(base)
    let key = try evaluate(index)
    try context.budget.spend(lookingAt: key)
    guard case .optional(let inner) = value else {
      let found = try element(key, of: value, at: node)
      if isOptional { return .optional(found) }
      if let found { return found }
      throw Self.absent(key, at: node)
    }
    guard let inner else { return .optional(nil) }
    return .optional(try element(key, of: inner, at: node))
  }

  /// Nil where there is none.
  private func element(_ key: Value, of value: Value, at node: Node) throws(EvaluationFailure) -> Value? {
    switch value {
    case .map(let map):
      if MapKey(seeking: key) == nil, case .double = key { return nil }
      guard let known = MapKey(seeking: key) else {
        throw EvaluationFailure("a value of type \(key.typeName) is no key of a map").located(at: node.anchor)
      }
      return map[known]
    case .list(let elements):
      let place: Int64? =
        switch key {
        case .int(let int): int
        case .uint(let uint): Int64(clamping: uint)
        case .double(let double): Int64(exactly: double)
        default: nil
        }
      guard let place else {
        throw EvaluationFailure("a list is indexed with an int, not \(key.typeName)").located(at: node.anchor)
      }
      return place >= 0 && place < elements.count ? elements[Int(place)] : nil
    default:
      throw EvaluationFailure("a value of type \(value.typeName) cannot be indexed").located(at: node.anchor)
    }
  }

  private static func absent(_ key: Value, at node: Node) -> EvaluationFailure {
    let message =
      switch key {
      case .string(let text): "no such key: '\(text.unicodeScalars.count > 64 ? "…" : text)'"
      case .int(let int): "there is no element \(int)"
      default: "no such key"
      }
    let hint: String? =
      switch node.kind {
      case .select(_, let field, _): "ask has(….\(field)) before, or write .?\(field)"
      case .index: "ask for it with [?…], which gives an optional"
      default: nil
      }
    return EvaluationFailure(message, hint: hint).located(at: node.range)
  }

  mutating func list(_ elements: [Node.Element]) throws(EvaluationFailure) -> Value {
    try context.budget.spend(Budget.list)
    try context.budget.allocate(elements: elements.count)
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      let value = try evaluate(element.value)
      guard element.isOptional else {
        values.append(value)
        continue
      }
      guard case .optional(let inner) = value else { throw Self.notOptional(value, element.value) }
      if let inner { values.append(inner) }
    }
    return .list(values)
  }

  mutating func map(_ entries: [Node.Entry]) throws(EvaluationFailure) -> Value {
    try context.budget.spend(Budget.map)
    try context.budget.allocate(elements: 2 * entries.count)
    var builder = MapValue.Builder()
    for entry in entries {
      let key = try evaluate(entry.key)
      var value = try evaluate(entry.value)
      if entry.isOptional {
        guard case .optional(let inner) = value else { throw Self.notOptional(value, entry.value) }
        guard let inner else { continue }
        value = inner
      }
      try insert(key, value, into: &builder, at: entry.key)
    }
    return .map(builder.map)
  }

  mutating func insert(
    _ key: Value, _ value: Value, into builder: inout MapValue.Builder, at node: Node
  ) throws(EvaluationFailure) {
    if case .string(let text) = key { try context.budget.allocate(bytes: text.utf8.count) }
    guard let known = MapKey(storing: key) else {
      throw EvaluationFailure("a value of type \(key.typeName) is no key of a map").located(at: node.range)
    }
    guard builder.insert(known, key, value) else {
      throw EvaluationFailure("the key stands twice in the map").located(at: node.range)
    }
  }

  private static func notOptional(_ value: Value, _ node: Node) -> EvaluationFailure {
    EvaluationFailure("`?` needs an optional, this is \(value.typeName)").located(at: node.range)
  }

  mutating func mapOptional(
    _ base: Node, _ local: Int, _ body: Node, _ flat: Bool
  ) throws(EvaluationFailure) -> Value {
    let value = try evaluate(base)
    guard case .optional(let inner) = value else {
      throw EvaluationFailure("an optional is needed, this is \(value.typeName)").located(at: base.range)
    }
    guard let inner else { return .optional(nil) }
    locals[local] = .value(inner)
    let result = try evaluate(body)
    guard flat else { return .optional(result) }
    guard case .optional = result else {
      throw EvaluationFailure("an optional is needed, this is \(result.typeName)").located(at: body.range)
    }
    return result
  }
}
