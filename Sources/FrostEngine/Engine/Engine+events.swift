import CEL
package import FrostEvents
import FrostFeatures

extension Engine {
  /// Scores a batch. One journal record an event; rejects go to quarantine.
  package mutating func process(_ batch: EventBatch) -> Commit { process([batch]) }

  /// Scores batches of several sources, in the order given, as one step.
  package mutating func process(_ batches: [EventBatch]) -> Commit {
    var commit = begin()
    for batch in batches { take(batch, &commit) }
    end(&commit)
    return commit
  }

  /// After the last batch of a step.
  mutating func end(_ commit: inout Commit) {
    counters.watermarks = watermarks.all
    commit.counters = counters
  }

  mutating func take(_ batch: EventBatch, _ commit: inout Commit) {
    watermarks.turn(to: batch.position.source)
    counters.quarantined += Int64(batch.rejects.count)
    counters.unratedAmounts += Int64(batch.unratedAmounts)
    commit.quarantined += batch.rejects
    vitals.sawRejects(batch.rejects.count)
    commit.journal.reserveCapacity(batch.text.count + batch.words.count * 6 + batch.count * 32)
    batch.words.withUnsafeBufferPointer { words in
      batch.text.withUnsafeBytes { text in
        let row = { (number: Int) in
          EventRow(
            words: words.baseAddress! + number * batch.width, presence: batch.presence[number], text: text,
            digest: batch.digests[number])
        }
        for first in stride(from: 0, to: batch.count, by: Lookahead.events) {
          let last = min(first + Lookahead.events, batch.count)
          lookahead.look(at: (first..<last).lazy.map(row), of: self, texts.place.pointee)
          for number in first..<last {
            step(row(number), lookahead.known(number - first), number, in: batch, &commit)
          }
        }
      }
    }
    commit.sources.append(.init(position: batch.position, quarantined: commit.quarantined.count))
  }

  private mutating func step(
    _ row: EventRow, _ known: Lookahead.Known, _ number: Int, in batch: EventBatch, _ commit: inout Commit
  ) {
    let offset = batch.offsets[number]
    withID(of: row, number, in: batch) { engine, id in
      let time = EventTime(milliseconds: row.words[engine.schema.roles.time])
      let outcome = engine.admit(
        known.id ?? engine.duplicates.identity(of: id), digest: row.digest, time: time, readAt: batch.readAt)
      engine.clearRecord()
      engine.record.event(
        row, id: id, outcome: outcome, source: batch.position.source, types: engine.bound.fields.types)
      if outcome == .accepted {
        engine.endWhatIsDue(at: engine.watermark, &commit)
        let plan = engine.remember(row, known.symbols, time: time, input: engine.nextInput)
        let event = ScoredEvent(
          row: row, id: id, time: time, input: engine.nextInput, plan: plan, readAt: batch.readAt)
        commit.sought.append(row, account: engine.schema.roles.account, engine.bound.sought, at: time)
        engine.score(event, &commit)
        engine.followUp(event, &commit)
        if engine.examiner != nil { engine.finishExamination(of: event) }
      } else if let reason = engine.reason(of: outcome, id: id, time: time) {
        commit.quarantined.append(engine.reject(row, reason, offset: offset))
      }
      if outcome == .late, engine.scoreLog != nil { engine.keepLateScore(row, id: id, time: time) }
      if engine.verdictLog != nil {
        engine.keepVerdict(
          on: row, id: id, outcome, reason: engine.reason(of: outcome, id: id, time: time), offset: offset,
          commit.decisions)
      }
      engine.endRecord(&commit)
    }
  }

  /// Calls `body` with the event's id: its own, or one made of its place in the source.
  private mutating func withID(
    of row: EventRow, _ number: Int, in batch: EventBatch, _ body: (inout Engine, UnsafeRawBufferPointer) -> Void
  ) {
    if let field = schema.roles.id, let id = row.bytes(of: field) { return body(&self, id) }
    if !batch.ids.isEmpty {
      let range = batch.ids[number]
      return body(&self, UnsafeRawBufferPointer(rebasing: row.text[range.offset..<range.offset + range.length]))
    }
    let (source, file) = (batch.position.source, batch.position.generation)
    let id =
      "\(source):\(String(file.inode, radix: 16)).\(String(file.head, radix: 16)):\(batch.offsets[number])"
    id.withBytes { body(&self, $0) }
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
  /// - Returns: the number of the plan for its type.
  /// - Parameter symbols: by field, the symbols that are known already; 0: not known.
  mutating func remember(
    _ row: EventRow, _ symbols: UnsafePointer<Int64>? = nil, time: EventTime, input: Int64
  ) -> Int {
    let (type, phase) = bring(row, symbols)
    vitals.saw(type: type, phase: phase, presence: row.presence, at: time, texts.table)
    let number = plan(type: type, phase: phase)
    features.update(
      bound.plans[number].update, row: frame.values, presence: row.presence, time: time, input: input,
      holds: frame.holds)
    neighbours.saw(symbol(schema.roles.account), row: frame.values, presence: row.presence)
    if let customer = schema.roles.customer, row.has(customer) {
      customers.saw(symbol(schema.roles.account), of: symbol(customer))
    }
    stormGuard.sawActivity(of: symbol(schema.roles.account), at: time)
    return number
  }

  /// Brings an event into the frame.
  /// - Returns: its type and phase.
  @inline(__always)
  mutating func bring(_ row: EventRow, _ symbols: UnsafePointer<Int64>?) -> (type: Symbol, phase: Symbol) {
    let frame = frame
    let fields = bound.fields
    for field in fields.types.indices {
      frame.values[field] = row.words[field]
      frame.states[field] = row.has(field) ? .value : .unknown
    }
    for field in fields.interned {
      guard let bytes = row.bytes(of: field) else { continue }
      if let known = symbols?[field], known != 0 {
        frame.values[field] = known
        continue
      }
      frame.values[field] = Int64(texts.table.intern(bytes).number)
    }
    return (symbol(schema.roles.type), schema.roles.phase.flatMap { row.has($0) ? symbol($0) : nil } ?? done)
  }

  /// The number of the plan for a type, made where there is none; whether the `where` of its features hold for the event in
  /// the frame.
  @inline(__always)
  mutating func plan(type: Symbol, phase: Symbol) -> Int {
    let number =
      bound.planNumber(type: type, phase: phase)
      ?? bound.newPlan(type: type, phase: phase, symbols: symbols, features: features)
    let frame = frame
    for definition in bound.plans[number].update.conditions {
      let result = bound.conditions[definition]!.evaluate(frame.frame)
      frame.holds[definition] = result.state == .value && result.bits != 0
    }
    return number
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
