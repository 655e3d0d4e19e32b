import FrostEvents
import FrostFeatures

/// What is worked out for the next events of a batch before the first of them is processed: hashes and symbols, so that
/// the memory that they will touch is on its way. It decides nothing: what is not known yet is left out and found when
/// the event's turn comes. Unchecked because it belongs to one engine, which one thread owns.
final class Lookahead: @unchecked Sendable {
  static let events = FeatureTable.Ahead.events

  let features = FeatureTable.Ahead()
  /// By event and field: the text's symbol; 0 where it is not known yet.
  private let symbols: UnsafeMutablePointer<Int64>
  private let tags: UnsafeMutablePointer<UInt64>
  private let ids: UnsafeMutablePointer<DuplicateFilter.Identity?>
  private let plans: UnsafeMutablePointer<Unmanaged<EventPlan>?>
  private let fields: Int

  init(fields: Int) {
    self.fields = fields
    symbols = .allocate(capacity: Self.events * fields)
    tags = .allocate(capacity: Self.events * fields)
    ids = .allocate(capacity: Self.events)
    plans = .allocate(capacity: Self.events)
    symbols.initialize(repeating: 0, count: Self.events * fields)
    tags.initialize(repeating: 0, count: Self.events * fields)
    ids.initialize(repeating: nil, count: Self.events)
    plans.initialize(repeating: nil, count: Self.events)
  }

  deinit {
    symbols.deallocate()
    tags.deallocate()
    ids.deallocate()
    plans.deallocate()
  }

  /// What is known of an event.
  struct Known {
    var id: DuplicateFilter.Identity?
    /// By field.
    var symbols: UnsafePointer<Int64>
  }

  func known(_ event: Int) -> Known { Known(id: ids[event], symbols: UnsafePointer(symbols + event * fields)) }

  /// Looks ahead to as many events as there are rows, `events` at most.
  /// - Parameter table: the engine's symbols: handed over, so that no use of them copies them.
  func look(at rows: some RandomAccessCollection<EventRow>, of engine: borrowing Engine, _ table: SymbolTable) {
    let interned = engine.bound.fields.interned
    let roles = engine.schema.roles
    for (event, row) in rows.enumerated() {
      ids[event] = roles.id.flatMap { row.bytes(of: $0) }.map { engine.duplicates.identity(of: $0) }
      if let id = ids[event] { engine.duplicates.prefetch(id) }
      for field in interned {
        if let bytes = row.bytes(of: field) { tags[event * fields + field] = table.prefetch(bytes) }
      }
    }
    for (event, row) in rows.enumerated() {
      for field in interned where row.has(field) { table.prefetchText(tags[event * fields + field]) }
    }
    for (event, row) in rows.enumerated() {
      var known: UInt64 = 0
      let own = symbols + event * fields
      for field in interned {
        own[field] = 0
        guard let bytes = row.bytes(of: field),
          let symbol = table.lookup(bytes, tag: tags[event * fields + field])
        else { continue }
        own[field] = Int64(symbol.number)
        known |= 1 << UInt64(field)
      }
      engine.stormGuard.prefetch(Symbol(number: UInt32(truncatingIfNeeded: own[roles.account])))
      let phase =
        roles.phase.flatMap { row.has($0) ? Symbol(number: UInt32(truncatingIfNeeded: own[$0])) : nil } ?? engine.done
      let type = Symbol(number: UInt32(truncatingIfNeeded: own[roles.type]))
      let plan = engine.bound.knownPlan(type: type, phase: phase)
      plans[event] = plan.map(Unmanaged.passUnretained)
      if let plan { engine.features.prefetchSlots(plan.update, event, row: own, presence: known, features) }
    }
    for event in 0..<rows.count {
      if let plan = plans[event] {
        engine.features.prefetchCells(plan.takeUnretainedValue().update, event, features)
      }
    }
    for event in 0..<rows.count {
      if let plan = plans[event] {
        engine.features.prefetchEntries(plan.takeUnretainedValue().update, event, features)
      }
    }
  }
}
