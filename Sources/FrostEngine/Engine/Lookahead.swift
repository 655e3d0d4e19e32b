import FrostEvents
import FrostFeatures

/// What is worked out for the next events of a batch before the first of them is processed: symbols and cells, so that
/// the memory that they will touch is on its way. It decides nothing: what is not known yet is left out and found when
/// the event's turn comes. Unchecked because it belongs to one engine, which one thread owns.
final class Lookahead: @unchecked Sendable {
  static let events = LookaheadCells.events

  let cells = LookaheadCells()
  /// By event and field: the text's symbol; 0 where it is not known yet.
  fileprivate let symbols: UnsafeMutablePointer<Int64>
  fileprivate let tags: UnsafeMutablePointer<UnsafePointer<SymbolTable.Tag>?>
  fileprivate let plans: UnsafeMutablePointer<Unmanaged<EventPlan>?>
  fileprivate let fields: Int

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
}

extension Engine {
  /// Looks ahead to `Lookahead.events` events at most.
  mutating func lookAhead(to rows: PreparedEvents, _ range: Range<Int>) {
    let ahead = lookahead
    let table = texts.view
    let of = bound.fields
    let interned = of.interned
    features.beginLookahead(ahead.cells)
    for event in 0..<range.count {
      let number = range.lowerBound + event
      let own = rows.tags(of: number)
      ahead.tags[event] = own
      let prepared = rows.events[number]
      duplicates.prefetch(prepared.identity)
      let row = rows[number]
      for place in 0..<interned.count where row.has(interned[place]) {
        table.prefetch(own[place])
        if let text = row.bytes(of: interned[place])?.baseAddress { Memory.prefetch(text) }
      }
      if let record = rows.bytes(prepared.record..<prepared.end).baseAddress {
        Memory.prefetch(record, prepared.end - prepared.record)
      }
    }
    for event in 0..<range.count {
      let own = rows.tags(of: range.lowerBound + event)
      let row = rows[range.lowerBound + event]
      for place in 0..<interned.count where row.has(interned[place]) { table.prefetchText(own[place]) }
    }
    for event in 0..<range.count {
      let row = rows[range.lowerBound + event]
      var known: UInt64 = 0
      let own = ahead.symbols + event * ahead.fields
      let ownTags = rows.tags(of: range.lowerBound + event)
      for place in 0..<interned.count {
        let field = interned[place]
        own[field] = 0
        guard let bytes = row.bytes(of: field), let symbol = table.lookup(bytes, ownTags[place]) else {
          continue
        }
        own[field] = Int64(symbol.number)
        known |= 1 << UInt64(field)
      }
      stormGuard.prefetch(Self.symbol(own[of.account]))
      book.prefetch(Self.symbol(own[of.account]))
      let phase = of.phase >= 0 && row.has(of.phase) ? Self.symbol(own[of.phase]) : done
      let plan = bound.plan(type: Self.symbol(own[of.type]), phase: phase)
      ahead.plans[event] = plan
      plan?._withUnsafeGuaranteedRef { plan in
        features.prefetchSlots(plan.update, event, row: own, presence: known, ahead.cells)
      }
    }
    for event in 0..<range.count {
      ahead.plans[event]?._withUnsafeGuaranteedRef { features.prefetchCells($0.update, event, ahead.cells) }
    }
    for event in 0..<range.count {
      let time = rows[range.lowerBound + event].words[of.time]
      ahead.plans[event]?._withUnsafeGuaranteedRef {
        features.prefetchEntries($0.update, event, row: ahead.symbols + event * ahead.fields, at: time, ahead.cells)
      }
    }
  }

  @inline(__always)
  private static func symbol(_ word: Int64) -> Symbol { Symbol(number: UInt32(truncatingIfNeeded: word)) }
}
