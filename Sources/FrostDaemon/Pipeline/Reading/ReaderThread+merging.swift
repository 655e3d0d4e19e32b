import FrostEngine
import FrostEvents
import FrostRules

extension ReaderThread {
  /// What goes to the engine next: of all sources that have something, the oldest events first. A source that is read to
  /// the end of what was there is looked at again before younger events of others pass; one that has nothing is not waited
  /// for.
  func oldestFirst(_ decoder: inout LineDecoder, lookingAgain: Bool = true) -> [ReadBatch] {
    let timeField = rules.schema.roles.time
    var parts: [ReadBatch] = []
    var room = options.batchLines
    let end = MonotonicTime.now.advanced(byMilliseconds: options.batchAge)
    while room > 0 {
      var next: SourceReader?
      var (least, limit) = (Int64.max, Int64.max)
      for source in sources where source.isReady {
        let time = source.pending?.time(timeField) ?? .max
        if next == nil || time < least {
          (next, least, limit) = (source, time, least)
        } else {
          limit = min(limit, time)
        }
      }
      guard let next,
        let part = next.pending?.take(through: limit, atMost: room, timeField: timeField, from: next.events)
      else { break }
      parts.append(ReadBatch(batch: preparation.prepare(part.batch), answering: part.answering.map(wakingUp)))
      room -= part.batch.count + part.batch.rejects.count
      guard next.pending?.isEmpty ?? true else { continue }
      next.pending = nil
      // Who waits for an answer does not wait for what comes meanwhile.
      if sources.count == 1 || part.answering != nil { break }
      // Neither does anybody for longer than the age of a batch; it is looked at first next time.
      if end < .now {
        next.endRest()
        break
      }
      if lookingAgain, next.pausedFor == nil { report(next.lookAgain(rules, options, &decoder)) }
    }
    return parts
  }

  /// As they are: what was decoded by one schema cannot wait for another, and what cannot be read again is not dropped.
  func handOverWhatIsPending(_ decoder: inout LineDecoder) {
    while handOn(oldestFirst(&decoder, lookingAgain: false)) {}
  }
}
