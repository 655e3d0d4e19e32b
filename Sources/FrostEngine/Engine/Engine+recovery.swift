import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Brings the engine to where it was after the inputs of a journal chunk. Chunks come in order, from the one that begins
  /// with `nextInput`; no rule is evaluated: features take the events, all else the recorded effects. In the gap of a
  /// checkpoint only keys that are behind take anything.
  /// - Throws: the place where the chunk is not what this version writes; the engine must not be used then.
  package mutating func recover(chunk: [UInt8], firstInput: Int64) throws(JournalError) {
    guard firstInput == nextInput else {
      throw JournalError(
        input: firstInput, offset: 0, message: "the journal has a gap: input \(nextInput) should come next")
    }
    try chunk.withUnsafeBufferPointer { (bytes) throws(JournalError) in
      var reader = ByteReader(UnsafeRawBufferPointer(bytes), input: firstInput)
      if gapEnd == nil { passOverTicks(&reader) }
      while !reader.isAtEnd {
        reader.input = nextInput
        guard try recoverRecord(&reader) else { continue }
        nextInput += 1
        leaveGap()
      }
    }
    settleWatermarks()
    packColdKeys(after: Int(nextInput - firstInput))
  }

  /// Ticks that a checkpoint has seen, and that had still to go to the journal, are there with the next input.
  private mutating func passOverTicks(_ reader: inout ByteReader) {
    if reader.bytes.starts(with: ticks) { reader.skip(ticks.count) }
    ticks.removeAll()
  }

  /// - Returns: whether it was an input.
  mutating func recoverRecord(_ reader: inout ByteReader) throws(JournalError) -> Bool {
    let head = try RecordHead(from: &reader, current: schema)
    switch head {
    case .event: try recoverEvent(&reader)
    case .past(let outcome, let time): try recoverPast(outcome, time, &reader)
    case .request: try recoverRequest(&reader)
    case .tick, .note: try recoverEffects(&reader)
    case .ruleSet(let version, let hash, let fields):
      recordedFields = fields
      if isInGap { break }
      versions[hash] = Int(truncatingIfNeeded: version)
      journalledHash = hash
    }
    return head.isInput
  }

  private mutating func recoverEvent(_ reader: inout ByteReader) throws(JournalError) {
    let event = try RecordedEvent(from: &reader, recorded: recordedFields, width: schema.fields.count)
    guard event.presence & (1 << UInt64(schema.roles.time)) != 0 else { throw reader.fault("the event has no time") }
    guard EventTime(milliseconds: event.words[schema.roles.time]).isOfEvent else {
      throw reader.fault("an event's time is out of range")
    }
    let text = reader.bytes
    watermarks.turn(to: event.source)
    event.words.withUnsafeBufferPointer { words in
      let row = EventRow(
        words: words.baseAddress!, presence: event.presence, text: text, digest: event.digest)
      let time = EventTime(milliseconds: row.words[schema.roles.time])
      let isAccepted = event.outcome == .accepted
      if isInGap { return isAccepted ? rememberBehind(row, time: time) : () }
      if isAccepted { _ = duplicates.admit(id: event.id, digest: event.digest, at: max(time, watermark)) }
      count(event.outcome, at: time)
      if isAccepted {
        counters.forgottenIDs = duplicates.forgotten
        _ = remember(row, time: time, input: nextInput)
      }
    }
    try recoverEffects(&reader)
    // What followed of itself at this event is among its effects.
    if !isInGap { while book.nextConsequence(due: watermark) != nil {} }
  }

  private mutating func recoverPast(
    _ outcome: EventOutcome, _ time: EventTime, _ reader: inout ByteReader
  ) throws(JournalError) {
    condensedUntil = max(condensedUntil ?? time, time)
    // Its source is no longer known; the newest commit says how far each had come.
    watermarks.turn(to: "")
    if !isInGap { count(outcome, at: time) }
    try recoverEffects(&reader)
    if !isInGap { while book.nextConsequence(due: watermark) != nil {} }
  }

  private mutating func count(_ outcome: EventOutcome, at time: EventTime) {
    switch outcome {
    case .accepted: accept(time)
    case .duplicate: counters.duplicates += 1
    case .late: counters.late += 1
    case .conflict, .future: counters.quarantined += 1
    }
  }

  private mutating func recoverRequest(_ reader: inout ByteReader) throws(JournalError) {
    let asked = try RecordedRequest(from: &reader)
    try recoverEffects(&reader)
    if !isInGap { remember(.done(lines: asked.lines, freezes: asked.freezes), to: asked.request, key: asked.key) }
  }

  private mutating func recoverEffects(_ reader: inout ByteReader) throws(JournalError) {
    for _ in 0..<(try reader.unsigned()) {
      let effect = try Effect(from: &reader)
      guard isInGap else {
        absorb(effect)
        continue
      }
      if case .known(let row) = effect {
        features.turn(to: nextInput)
        learn(row)
      }
    }
  }
}
