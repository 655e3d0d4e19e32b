import FrostEvents
import FrostFeatures
package import FrostRules

extension Engine {
  /// The engine that a checkpoint holds. Where its keys were taken at different inputs, `nextInput` is the first of them:
  /// the journal from there on brings all of them to one.
  /// - Throws: why it is of no use.
  package init(rules: RuleSet, options: Options, checkpoint parts: [CheckpointView]) throws(CheckpointRefusal) {
    let head = try CheckpointHead(parts, rules, options)
    var symbols = SymbolTable(key: head.key)
    // A text takes four bytes at least.
    symbols.reserve(min(head.symbols, parts.reduce(0) { $0 + $1.bytes.count / 4 }))
    for part in parts where part.label.kind == .symbols {
      guard symbols.load(part.bytes, count: part.label.count) else { throw Self.unreadable("texts") }
    }
    guard symbols.count == head.symbols else { throw Self.unreadable("texts") }
    self.init(rules: rules, options: options, key: head.key, symbols: symbols)
    features = head.features
    do throws(JournalError) {
      var reader = ByteReader(try parts.only(.state), input: 0)
      reader.symbols = head.symbols
      try readState(from: &reader, key: head.key, definitions: head.definitions)
      guard reader.isAtEnd else { throw reader.fault("there is more than there should be") }
    } catch {
      throw Self.unreadable("state (\(error.message) at byte \(error.offset))")
    }
    try loadIDs(parts)
    try loadKeys(parts, head)
  }

  private static func unreadable(_ what: String) -> CheckpointRefusal {
    CheckpointRefusal("its \(what) cannot be read")
  }

  private mutating func loadIDs(_ parts: [CheckpointView]) throws(CheckpointRefusal) {
    let ids = parts.filter { $0.label.kind == .ids }
    guard ids.map(\.label.space) == Array(0..<DuplicateFilter.parts) else { throw Self.unreadable("ids") }
    for part in ids where !duplicates.load(part.bytes, part: part.label.space) { throw Self.unreadable("ids") }
  }

  private mutating func loadKeys(_ parts: [CheckpointView], _ head: CheckpointHead) throws(CheckpointRefusal) {
    var keys = [Int](repeating: 0, count: head.spaces.count)
    var next = [Int](repeating: 0, count: head.spaces.count)
    var numbers: [(space: Int, slices: Range<Int>, number: Int64)] = []
    for part in parts where part.label.kind == .keys {
      let label = part.label
      guard keys.indices.contains(label.space), label.slices.lowerBound == next[label.space],
        label.count <= part.bytes.count, label.number <= head.nextInput
      else { throw Self.unreadable("keys") }
      keys[label.space] += label.count
      next[label.space] = label.slices.upperBound
      if let space = head.spaces[label.space] { numbers.append((space, label.slices, label.number)) }
    }
    guard next.allSatisfy({ $0 == FeatureTable.slices }) else { throw Self.unreadable("keys") }
    for (old, space) in head.spaces.enumerated() {
      if let space { features.reserve(keys[old], in: space) }
    }
    for part in parts where part.label.kind == .keys {
      guard let space = head.spaces[part.label.space] else { continue }
      guard features.load(part.bytes, keys: part.label.count, of: space, symbols: head.symbols) else {
        throw Self.unreadable("keys")
      }
    }
    nextInput = min(head.nextInput, numbers.map(\.number).min() ?? head.nextInput)
    features.beginGap(numbers)
    gapEnd = head.nextInput
    leaveGap()
  }

  // MARK: the gap

  /// Whether parts of a checkpoint still have to be brought to one input: the engine is of no use before.
  package var isInGap: Bool { gapEnd != nil }

  /// The gap ends when all keys have seen what the rest has.
  mutating func leaveGap() {
    guard nextInput == gapEnd else { return }
    gapEnd = nil
    features.endGap()
  }

  /// Brings an accepted event into the keys that have not seen it.
  mutating func rememberBehind(_ row: EventRow, time: EventTime) {
    let (type, phase) = bring(row, nil)
    let place = plan(type: type, phase: phase)
    features.turn(to: nextInput)
    let frame = frame
    place._withUnsafeGuaranteedRef { plan in
      features.update(
        plan.update, row: frame.values, presence: row.presence, time: time, input: nextInput, holds: frame.holds)
    }
  }
}
