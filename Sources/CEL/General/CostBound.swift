/// The most that an evaluation can take, found out without one: a bound on work and on the weight of the value for every
/// node, from the bounds of its parts.
struct CostBound {
  typealias Bound = (work: Double, weight: Double)

  /// Of every variable's value at most.
  let input: Double
  private var locals: [Int: Double] = [:]

  init(inputs: Int) { input = Double(max(16, inputs)) }

  mutating func bound(_ node: Node) -> Bound {
    switch node.kind {
    case .constant(let value): return (1, Double(value.weight))
    case .variable: return (1 + input / 16, input)
    case .local(let index): return (1, locals[index] ?? input)
    case .select(let base, let field, _), .isPresent(let base, let field):
      let base = bound(base)
      return (base.work + 1 + Double(field.utf8.count) / 32, base.weight + 16)
    case .index(let base, let key, _):
      let (base, key) = (bound(base), bound(key))
      return (base.work + key.work + key.weight / 32 + 1, base.weight + 16)
    case .list(let elements): return sum(elements.map(\.value), making: Budget.list)
    case .map(let entries): return sum(entries.flatMap { [$0.key, $0.value] }, making: Budget.map)
    case .all(let terms), .any(let terms): return (sum(terms, making: Budget.failure * terms.count).work, 16)
    case .conditional(let test, let yes, let no):
      let (test, yes, no) = (bound(test), bound(yes), bound(no))
      return (test.work + max(yes.work, no.work) + 1, max(yes.weight, no.weight))
    case .call(let operation, let arguments): return call(operation, arguments)
    case .matches(let text, let pattern):
      let text = bound(text)
      return (text.work + text.weight * Double(3 + pattern.size) + 1, 16)
    case .member(let needle, _):
      let needle = bound(needle)
      return (needle.work + needle.weight / 32 + 1, 16)
    case .loop(let loop): return self.loop(loop)
    case .bind(let values, let first, let body):
      var work = 1.0
      for (offset, value) in values.enumerated() {
        let value = bound(value)
        work += value.work
        locals[first + offset] = value.weight
      }
      let body = bound(body)
      return (work + body.work, body.weight)
    case .mapOptional(let base, let local, let body, _):
      let base = bound(base)
      locals[local] = base.weight
      let body = bound(body)
      return (base.work + body.work + 1, body.weight + 16)
    case .failure: return (1, 16)
    }
  }

  private mutating func sum(_ parts: [Node], making units: Int) -> Bound {
    parts.reduce((1 + Double(units), 16)) { sum, part in
      let part = bound(part)
      return (sum.work + part.work + part.weight / 16 + 1, sum.weight + part.weight)
    }
  }

  private mutating func call(_ operation: Operation, _ arguments: [Node]) -> Bound {
    let bounds = arguments.map { bound($0) }
    var number: Int64?
    if case .constant(.int(let value)) = arguments.first?.kind { number = value }
    let own = operation.growth.bound(bounds.map(\.weight), number: number)
    let parts = bounds.reduce(0) { $0 + $1.work + $1.weight / 32 }
    return (parts + own.work + Double(operation.cost) + 1, own.weight)
  }

  private mutating func loop(_ loop: Loop) -> Bound {
    let range = bound(loop.range)
    let count = range.weight / 16
    locals[loop.local] = range.weight
    if loop.isPaired { locals[loop.local + 1] = range.weight }
    let condition = loop.kind == .filter ? 0 : loop.condition.map { bound($0).work } ?? 0
    let body = bound(loop.body)
    var each = condition + body.work + 4 + Double(Budget.failure)
    let weight: Double
    switch loop.kind {
    case .all, .exists, .existsOne: weight = 16
    case .filter: weight = range.weight
    case .list: weight = 16 + count * body.weight
    case .map:
      each += range.weight / 16
      weight = 16 + range.weight + count * body.weight
    case .mapEntries:
      each += body.weight / 8
      weight = 16 + count * body.weight
    case .sortBy:
      each += 64 * (2 + body.weight / 8)
      weight = range.weight
    }
    return (range.work + count * (each + 1) + 1, weight)
  }
}

extension Node {
  /// Units of work of one evaluation at most, where no variable's value weighs more than this; `Int.max` where that cannot
  /// be told.
  func cost(inputs weight: Int) -> Int {
    var bound = CostBound(inputs: weight)
    return Int(exactly: bound.bound(self).work.rounded(.up)) ?? .max
  }
}
