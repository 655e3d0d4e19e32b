import FrostEvents
import FrostRules
import FrostSources

/// One source with what its reader remembers of it.
final class SourceReader {
  let events: any EventSource
  /// Read, and not handed on yet.
  var pending: PendingBatch?
  /// Why what is pending waits for this machine's clock.
  private(set) var waitsForClock: String?
  /// Why nothing is read from it, until the rules are loaded anew.
  var pausedFor: String?
  /// Not looked at before.
  private(set) var rests: MonotonicTime?
  /// Since when there is nothing of it any more.
  private(set) var goneSince: MonotonicTime?
  private var rejects = RejectWatch()
  private var clock = ClockWatch()
  private var pauseMilliseconds = firstPause

  init(_ events: any EventSource) { self.events = events }

  private static let firstPause: Int64 = 250
  private static let longestPause: Int64 = 30_000
  /// How often the clock is looked at while a batch waits for it.
  private static let clockMilliseconds: Int64 = 1000

  var isDue: Bool { pausedFor == nil && rests.map { $0 <= .now } ?? true }

  /// It has something that can be handed on.
  var isReady: Bool { pending != nil && waitsForClock == nil }

  /// It is well and not at its end.
  var willGiveMore: Bool {
    events.isOpenEnded && pausedFor == nil && waitsForClock == nil && pauseMilliseconds == Self.firstPause
  }

  /// Looks for a batch. One that cannot be read is tried again, later each time.
  func look(
    _ rules: RuleSet, _ options: ReaderThread.Options, _ decoder: inout LineDecoder
  ) -> SourceReport {
    var problem: String?
    var batch: EventBatch?
    do throws(SourceFailure) {
      batch = try events.poll(width: rules.schema.fields.count, readAt: .now) { line, offset, batch in
        decoder.decode(line, at: offset, into: &batch)
      }
      let isFull = batch.map { $0.count + $0.rejects.count >= options.batchLines } ?? false
      // Who waits for an answer does not wait for others to share its commit.
      let isAtOnce = batch == nil || isFull || options.once || events.answering != nil
      rests = isAtOnce ? nil : .now.advanced(byMilliseconds: options.batchAge)
      pauseMilliseconds = Self.firstPause
    } catch {
      problem = "\(error)"
      rests = .now.advanced(byMilliseconds: pauseMilliseconds)
      pauseMilliseconds = min(pauseMilliseconds * 2, Self.longestPause)
    }
    goneSince = events.isGone && batch == nil ? goneSince ?? .now : nil
    let newest = batch.flatMap { take($0, rules.schema.roles.time, options) }
    return SourceReport(
      source: events.source, path: events.path, size: events.size, notes: events.takeNotes(), newestEvent: newest,
      losses: events.losses, problem: problem, pausedFor: pausedFor, waitsForClock: waitsForClock)
  }

  /// Looks whether there is more, without an end of its rest: others are not to overtake what it may have.
  func lookAgain(
    _ rules: RuleSet, _ options: ReaderThread.Options, _ decoder: inout LineDecoder
  ) -> SourceReport {
    let resting = rests
    let report = look(rules, options, &decoder)
    if pending == nil, report.problem == nil { rests = resting }
    return report
  }

  private func take(_ batch: EventBatch, _ timeField: Int, _ options: ReaderThread.Options) -> EventTime? {
    var batch = batch
    let times = batch.times(field: timeField)
    // Then no event of the batch is old: what is done about it does not depend on how many were read with it.
    if options.usesStreamTime, let times { batch.readAt = times.oldest }
    pausedFor = rejects.count(events: batch.count, rejects: batch.rejects.count)
    if !options.usesStreamTime, let why = clock.count(batch, timeField: timeField) {
      waitsForClock = why
      rests = .now.advanced(byMilliseconds: Self.clockMilliseconds)
    }
    pending = PendingBatch(batch, answering: events.answering)
    return times?.newest
  }

  /// Lets go a batch that lay ahead of the clock as if it had been read now, once most of it no longer does.
  func lookAtClock(timeField: Int) {
    guard waitsForClock != nil, let waiting = pending else { return }
    if waiting.isAhead(at: .now, timeField: timeField) {
      rests = .now.advanced(byMilliseconds: Self.clockMilliseconds)
    } else {
      pending = waiting.read(at: .now)
      stopWaiting()
    }
  }

  /// What waits for the clock goes on as it is.
  func stopWaiting() { (waitsForClock, rests) = (nil, nil) }

  /// It is looked at at once.
  func endRest() { rests = nil }
}

extension EventBatch {
  /// The least and the greatest value of the time field; nil when no event has one.
  fileprivate func times(field: Int) -> (oldest: EventTime, newest: EventTime)? {
    var oldest = Int64.max
    var newest = Int64.min
    for row in 0..<count where presence[row] >> UInt64(field) & 1 == 1 {
      oldest = min(oldest, words[row * width + field])
      newest = max(newest, words[row * width + field])
    }
    return oldest <= newest ? (EventTime(milliseconds: oldest), EventTime(milliseconds: newest)) : nil
  }
}
