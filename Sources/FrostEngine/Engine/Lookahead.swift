import FrostEvents
import FrostFeatures

/// What is worked out for the next events of a batch before the first of them is processed: symbols and cells, so that
/// the memory that they will touch is on its way. It decides nothing: what is not known yet is left out and found when
/// the event's turn comes. Unchecked because it belongs to one engine, which one thread owns.
final class Lookahead: @unchecked Sendable {
  static let events = LookaheadCells.events

  let cells = LookaheadCells()
  /// By event and field: the text's symbol; 0 where it is not known yet.
  private let symbols: UnsafeMutablePointer<Int64>
  private let tags: UnsafeMutablePointer<UnsafePointer<SymbolTable.Tag>?>
  private let plans: UnsafeMutablePointer<Unmanaged<EventPlan>?>
  private let fields: Int

  init(fields: Int) {
    self.fields = fields
    symbols = .allocate(capacity: Self.events * fields)
    tags = .allocate(capacity: Self.events)
    plans = .allocate(capacity: Self.events)
    symbols.initialize(repeating: 0, count: Self.events * fields)
    tags.initialize(repeating: nil, count: Self.events)
    plans.initialize(repeating: nil, count: Self.events)
  }

  deinit {
    symbols.deallocate()
    tags.deallocate()
    plans.deallocate()
  }

  /// What is known of an event.
  struct Known {
    /// By field; 0: not known.
    var symbols: UnsafePointer<Int64>
    /// By place among the interned fields.
    var tags: UnsafePointer<SymbolTable.Tag>
  }

  func known(_ event: Int) -> Known {
    Known(symbols: UnsafePointer(symbols + event * fields), tags: tags[event].unsafelyUnwrapped)
  }

  /// Looks ahead to `events` events at most.
  /// - Parameter table: the engine's symbols, in their place, so that no use of them copies them.
  func look(
    at rows: PreparedEvents, _ range: Range<Int>, of engine: borrowing Engine, _ table: UnsafePointer<SymbolTable>
  ) {
    let of = engine.bound.fields
    let interned = of.interned
    for event in 0..<range.count {
      let number = range.lowerBound + event
      let own = rows.tags(of: number)
      tags[event] = own
      engine.duplicates.prefetch(rows.events[number].identity)
      let row = rows[number]
      for place in 0..<interned.count where row.has(interned[place]) { table.pointee.prefetch(own[place]) }
    }
    for event in 0..<range.count {
      let own = rows.tags(of: range.lowerBound + event)
      let row = rows[range.lowerBound + event]
      for place in 0..<interned.count where row.has(interned[place]) { table.pointee.prefetchText(own[place]) }
    }
    for event in 0..<range.count {
      let row = rows[range.lowerBound + event]
      var known: UInt64 = 0
      let own = symbols + event * fields
      let ownTags = rows.tags(of: range.lowerBound + event)
      for place in 0..<interned.count {
        let field = interned[place]
        own[field] = 0
        guard let bytes = row.bytes(of: field), let symbol = table.pointee.lookup(bytes, ownTags[place]) else {
          continue
        }
        own[field] = Int64(symbol.number)
        known |= 1 << UInt64(field)
      }
      engine.stormGuard.prefetch(Self.symbol(own[of.account]))
      let phase = of.phase >= 0 && row.has(of.phase) ? Self.symbol(own[of.phase]) : engine.done
      let plan = engine.bound.plan(type: Self.symbol(own[of.type]), phase: phase)
      plans[event] = plan
      plan?._withUnsafeGuaranteedRef { plan in
        engine.features.prefetchSlots(plan.update, event, row: own, presence: known, cells)
      }
    }
    for event in 0..<range.count {
      plans[event]?._withUnsafeGuaranteedRef { engine.features.prefetchCells($0.update, event, cells) }
    }
    for event in 0..<range.count {
      plans[event]?._withUnsafeGuaranteedRef { engine.features.prefetchEntries($0.update, event, cells) }
    }
  }

  @inline(__always)
  private static func symbol(_ word: Int64) -> Symbol { Symbol(number: UInt32(truncatingIfNeeded: word)) }
}
