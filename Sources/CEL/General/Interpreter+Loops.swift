extension Interpreter {
  mutating func run(_ loop: Loop) throws(EvaluationFailure) -> Value {
    let range = try evaluate(loop.range)
    let pairs: [(Value, Value)]
    switch range {
    case .list(let elements):
      try context.budget.spend(elements.count / 4)
      pairs =
        loop.isPaired
        ? elements.enumerated().map { (.int(Int64($0.offset)), $0.element) } : elements.map { ($0, .null) }
    case .map(let map):
      try context.budget.spend(map.entries.count / 4)
      pairs = map.entries.map { ($0.key, $0.value) }
    default:
      throw EvaluationFailure("a macro goes over a list or a map, this is \(range.typeName)")
        .located(at: loop.range.range)
    }
    switch loop.kind {
    case .all: return try quantify(loop, pairs, decisive: false)
    case .exists: return try quantify(loop, pairs, decisive: true)
    case .existsOne: return try existsOne(loop, pairs)
    case .filter, .list: return try collect(loop, pairs)
    case .map, .mapEntries: return try collectMap(loop, pairs)
    case .sortBy: return try sort(loop, pairs)
    }
  }

  private mutating func enter(_ loop: Loop, _ pair: (Value, Value)) throws(EvaluationFailure) {
    try context.budget.spend(1)
    locals[loop.local] = .value(pair.0)
    if loop.isPaired { locals[loop.local + 1] = .value(pair.1) }
  }

  /// As `join`, over elements.
  private mutating func quantify(
    _ loop: Loop, _ pairs: [(Value, Value)], decisive: Bool
  ) throws(EvaluationFailure) -> Value {
    var failure: EvaluationFailure?
    for pair in pairs {
      try enter(loop, pair)
      do throws(EvaluationFailure) {
        if try condition(loop.body) == decisive { return .bool(decisive) }
      } catch {
        failure = error.joined(to: failure)
        if context.budget.isUsedUp { throw error }
        try context.budget.spend(Budget.failure)
      }
    }
    if let failure { throw failure }
    return .bool(!decisive)
  }

  private mutating func existsOne(_ loop: Loop, _ pairs: [(Value, Value)]) throws(EvaluationFailure) -> Value {
    var count = 0
    for pair in pairs {
      try enter(loop, pair)
      if try condition(loop.body) { count += 1 }
    }
    return .bool(count == 1)
  }

  private mutating func passes(_ loop: Loop) throws(EvaluationFailure) -> Bool {
    guard let condition = loop.condition else { return true }
    return try self.condition(condition)
  }

  private mutating func collect(_ loop: Loop, _ pairs: [(Value, Value)]) throws(EvaluationFailure) -> Value {
    var values: [Value] = []
    for pair in pairs {
      try enter(loop, pair)
      guard try passes(loop) else { continue }
      try context.budget.allocate(elements: 1)
      values.append(loop.kind == .filter ? pair.0 : try evaluate(loop.body))
    }
    return .list(values)
  }

  private mutating func collectMap(_ loop: Loop, _ pairs: [(Value, Value)]) throws(EvaluationFailure) -> Value {
    var builder = MapValue.Builder()
    for pair in pairs {
      try enter(loop, pair)
      guard try passes(loop) else { continue }
      let value = try evaluate(loop.body)
      try context.budget.allocate(elements: 2)
      guard loop.kind == .mapEntries else {
        try insert(pair.0, value, into: &builder, at: loop.body)
        continue
      }
      guard case .map(let map) = value else {
        throw EvaluationFailure("an entry of a map is needed, this is \(value.typeName)").located(at: loop.body.range)
      }
      for entry in map.entries { try insert(entry.key, entry.value, into: &builder, at: loop.body) }
    }
    return .map(builder.map)
  }

  private mutating func sort(_ loop: Loop, _ pairs: [(Value, Value)]) throws(EvaluationFailure) -> Value {
    var keys: [Value] = []
    for pair in pairs {
      try enter(loop, pair)
      keys.append(try evaluate(loop.body))
    }
    do throws(EvaluationFailure) {
      return .list(try Ordering.sorted(pairs.map(\.0), by: keys, &context.budget))
    } catch { throw error.located(at: loop.body.range) }
  }
}
