import FrostEvents
import FrostFeatures
package import FrostRules

extension Engine {
  /// Does things that have nothing to do with each other, in any order and on any threads, and waits for all of them.
  package typealias AtOnce = ([@Sendable () -> Void]) -> Void

  /// The engine that a checkpoint holds. Where its keys were taken at different inputs, `nextInput` is the first of them:
  /// the journal from there on brings all of them to one.
  /// - Throws: why it is of no use.
  package init(
    rules: RuleSet, options: Options, checkpoint parts: [CheckpointView],
    atOnce: AtOnce = { for piece in $0 { piece() } }
  ) throws(CheckpointRefusal) {
    let head = try CheckpointHead(parts, rules, options)
    let texts = TextLoading(parts, head)
    let ids = IDLoading(parts, key: head.key, options)
    let keys = try KeyLoading(parts, head)
    atOnce([{ texts.run() }, { ids.run() }] + keys.pieces)
    guard let symbols = texts.symbols else { throw Self.unreadable("texts") }
    guard let ids = ids.filter else { throw Self.unreadable("ids") }
    guard keys.isRight else { throw Self.unreadable("keys") }
    self.init(rules: rules, options: options, key: head.key, symbols: symbols)
    duplicates = ids
    features = keys.table
    do throws(JournalError) {
      var reader = ByteReader(try parts.only(.state), input: 0)
      reader.symbols = head.symbols
      try readState(from: &reader, definitions: head.definitions)
      guard reader.isAtEnd else { throw reader.fault("there is more than there should be") }
    } catch {
      throw Self.unreadable("state (\(error.message) at byte \(error.offset))")
    }
    nextInput = min(head.nextInput, keys.numbers.map(\.number).min() ?? head.nextInput)
    features.beginGap(keys.numbers)
    gapEnd = head.nextInput
    leaveGap()
  }

  static func unreadable(_ what: String) -> CheckpointRefusal { CheckpointRefusal("its \(what) cannot be read") }

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
