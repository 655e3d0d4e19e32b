import CEL
package import FrostEvents
import FrostFeatures

extension Engine {
  /// Scores a batch. One journal record an event; rejects go to quarantine.
  package mutating func process(_ batch: EventBatch) -> Commit { process([batch]) }

  /// Scores batches of several sources, in the order given, as one step.
  package mutating func process(_ batches: [EventBatch]) -> Commit { process(batches.map(preparation.prepare)) }

  /// The same for batches that were prepared for the schema and with the key of this engine.
  package mutating func process(_ batches: [PreparedBatch]) -> Commit {
    var commit = begin()
    for batch in batches { take(batch, &commit) }
    end(&commit)
    return commit
  }

  /// After the last batch of a step.
  mutating func end(_ commit: inout Commit) {
    settleWatermarks()
    commit.counters = counters
    packColdKeys(after: commit.inputs)
  }

  /// A source so far behind all of them has no bound of its own that counts (`isLate`): files come and go, and each commit
  /// has all watermarks in it.
  mutating func settleWatermarks() {
    watermarks.forget(before: counters.watermark - options.reach)
    counters.watermarks = watermarks.all
  }

  mutating func take(_ prepared: PreparedBatch, _ commit: inout Commit) {
    let batch = prepared.batch
    watermarks.turn(to: batch.position.source)
    counters.quarantined += Int64(batch.rejects.count)
    counters.unratedAmounts += Int64(batch.unratedAmounts)
    commit.quarantined += batch.rejects
    vitals.sawRejects(batch.rejects.count)
    commit.journal.reserveCapacity(prepared.bytes.count + batch.count * 32)
    var source = ByteWriter()
    source.text(batch.position.source)
    source.withUnsafeBytes { source in
      prepared.withEvents { events in
        for first in stride(from: 0, to: events.count, by: Lookahead.events) {
          let range = first..<min(first + Lookahead.events, events.count)
          lookAhead(to: events, range)
          for number in range { step(events, number, number - first, source, in: batch, &commit) }
        }
      }
    }
    commit.sources.append(.init(position: batch.position, quarantined: commit.quarantined.count))
  }

  /// - Parameters:
  ///   - known: its number among the events that were looked ahead to.
  ///   - source: the source's name, as the record has it.
  private mutating func step(
    _ events: PreparedEvents, _ number: Int, _ known: Int, _ source: UnsafeRawBufferPointer,
    in batch: EventBatch,
    _ commit: inout Commit
  ) {
    let row = events[number]
    let prepared = events.events[number]
    let id = events.bytes(prepared.id)
    let time = EventTime(milliseconds: row.words[bound.fields.time])
    let outcome = admit(prepared.identity, digest: row.digest, time: time, readAt: batch.readAt)
    clearRecord()
    record.event(outcome, source: source, events.bytes(prepared.record..<prepared.sought))
    if outcome == .accepted {
      endWhatIsDue(at: watermark, &commit)
      let cells = features.cells(of: known, lookahead.cells)
      let plan = remember(row, lookahead.known(known), time: time, input: nextInput, cells)
      let event = ScoredEvent(
        row: row, id: id, time: time, input: nextInput, plan: plan.takeUnretainedValue(), readAt: batch.readAt,
        cells: cells)
      commit.sought.append(events.bytes(prepared.sought..<prepared.end))
      score(event, &commit)
      if event.plan.signal != nil { followUp(event, &commit) }
      if examiner != nil { finishExamination(of: event) }
    } else if let reason = reason(of: outcome, id: id, time: time) {
      commit.quarantined.append(reject(row, reason, offset: batch.offsets[number]))
    }
    if outcome == .late, scoreLog != nil { keepLateScore(row, id: id, time: time) }
    if verdictLog != nil {
      keepVerdict(
        on: row, id: id, outcome, reason: reason(of: outcome, id: id, time: time), offset: batch.offsets[number],
        commit.decisions)
    }
    endRecord(&commit)
  }

  /// Whether an event's turn is its own; counted. The watermarks rise here and nowhere else.
  private mutating func admit(
    _ id: DuplicateFilter.Identity, digest: UInt64, time: EventTime, readAt: EventTime
  ) -> EventOutcome {
    if let limit = options.futureLimit, time.milliseconds > readAt.milliseconds + limit {
      counters.quarantined += 1
      return .future
    }
    if isLate(time) {
      counters.late += 1
      return .late
    }
    switch duplicates.admit(id, digest: digest, at: max(time, watermark)) {
    case .new: break
    case .duplicate:
      counters.duplicates += 1
      return .duplicate
    case .conflict:
      counters.quarantined += 1
      return .conflict
    }
    accept(time)
    counters.forgottenIDs = duplicates.forgotten
    return .accepted
  }

  /// Whether it is too far behind its own source, or further behind all of them than histories reach.
  func isLate(_ time: EventTime) -> Bool {
    counters.watermark > 0
      && time.milliseconds < max(watermarks.current - options.lateness, counters.watermark - options.reach)
  }

  mutating func accept(_ time: EventTime) {
    watermarks.raise(to: time.milliseconds)
    counters.watermark = max(counters.watermark, time.milliseconds)
    counters.scored += 1
  }

  /// Brings an accepted event into the frame and into the features; the same live and on recovery.
  /// - Returns: the plan for its type.
  /// - Parameters:
  ///   - known: what is known already.
  ///   - cells: of its keys, as far as they are known; the others are put there.
  mutating func remember(
    _ row: EventRow, _ known: Lookahead.Known? = nil, time: EventTime, input: Int64, _ cells: EventCells? = nil
  ) -> Unmanaged<EventPlan> {
    let (type, phase) = bring(row, known)
    vitals.saw(type: type, phase: phase, presence: row.presence, at: time, texts.table)
    let place = plan(type: type, phase: phase)
    let (frame, fields) = (frame, bound.fields)
    place._withUnsafeGuaranteedRef { plan in
      features.update(
        plan.update, row: frame.values, presence: row.presence, time: time, input: input, holds: frame.holds,
        cells: cells)
    }
    let account = symbol(fields.account)
    neighbours.saw(account, row: frame.values, presence: row.presence)
    if fields.customer >= 0, row.has(fields.customer) { customers.saw(account, of: symbol(fields.customer)) }
    stormGuard.sawActivity(of: account, at: time)
    return place
  }

  /// Brings an event into the frame.
  /// - Returns: its type and phase.
  @inline(__always)
  mutating func bring(_ row: EventRow, _ known: Lookahead.Known?) -> (type: Symbol, phase: Symbol) {
    let frame = frame
    let fields = bound.fields
    for field in fields.types.indices {
      frame.values[field] = row.words[field]
      frame.states[field] = row.has(field) ? .value : .unknown
    }
    for (place, field) in fields.interned.enumerated() where row.has(field) {
      if let symbol = known?.symbols[field], symbol != 0 {
        frame.values[field] = symbol
      } else if let bytes = row.bytes(of: field) {
        let tag = known.map { $0.tags[place] }
        let symbol = tag.map { texts.table.intern(bytes, $0) } ?? texts.table.intern(bytes)
        frame.values[field] = Int64(symbol.number)
      }
    }
    return (symbol(fields.type), fields.phase >= 0 && row.has(fields.phase) ? symbol(fields.phase) : done)
  }

  /// The plan for a type, made where there is none; whether the `where` of its features hold for the event in the frame.
  @inline(__always)
  mutating func plan(type: Symbol, phase: Symbol) -> Unmanaged<EventPlan> {
    let place =
      bound.plan(type: type, phase: phase)
      ?? bound.newPlan(type: type, phase: phase, symbols: symbols, features: features)
    let frame = frame
    place._withUnsafeGuaranteedRef { plan in
      for definition in plan.update.conditions {
        let result = bound.conditions[definition]!.evaluate(frame.frame)
        frame.holds[definition] = result.state == .value && result.bits != 0
      }
    }
    return place
  }

  /// The symbol in a text field's slot.
  func symbol(_ field: Int) -> Symbol { Symbol(number: UInt32(truncatingIfNeeded: frame.values[field])) }

  /// Why an event that was decoded well goes to quarantine all the same; nil: it does not.
  private func reason(of outcome: EventOutcome, id: UnsafeRawBufferPointer, time: EventTime) -> String? {
    switch outcome {
    case .accepted, .duplicate, .late: nil
    case .conflict: "the id `\(String(decoding: id, as: UTF8.self))` was read before with other content"
    case .future: "its time \(time.text) lies ahead of this machine's clock: one of the two clocks is wrong"
    }
  }

  private func reject(_ row: EventRow, _ reason: String, offset: Int64) -> Reject {
    var json = JSONWriter()
    json.object { EventJSON(schema: schema).write(row, to: &$0) }
    return Reject(
      offset: offset, reason: reason,
      line: Array(json.bytes.prefix(Reject.keptBytes)), length: Int64(json.bytes.count), isSource: false)
  }
}
