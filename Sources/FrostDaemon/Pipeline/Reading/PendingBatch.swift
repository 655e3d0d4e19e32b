import FrostEvents
import FrostSources

/// What was read of a source and waits for its turn among the others.
struct PendingBatch {
  /// Some of its events and lines, and who waits for what is said to them; nil: nobody.
  struct Part {
    var batch: EventBatch
    var answering: Answering?
  }

  private let batch: EventBatch
  private let answering: Answering?
  private var row = 0
  private var reject = 0

  init(_ batch: EventBatch, answering: Answering?) {
    self.batch = batch
    self.answering = answering
  }

  var isEmpty: Bool { row == batch.count && reject == batch.rejects.count }

  /// The time of the next event; where only lines are left that could not be read, the least there is.
  func time(_ field: Int) -> Int64 { row < batch.count ? batch.words[row * batch.width + field] : .min }

  /// What lies ahead of the clock at `now` is more than the half of it.
  func isAhead(at now: EventTime, timeField: Int) -> Bool {
    var batch = batch
    batch.readAt = now
    return batch.eventsAhead(timeField: timeField) * 2 > batch.count
  }

  /// As if it had been read now.
  func read(at now: EventTime) -> PendingBatch {
    var batch = batch
    batch.readAt = now
    return PendingBatch(batch, answering: answering)
  }

  /// Takes the next event, and those after it up to that time; with them the lines between that could not be read.
  mutating func take(through time: Int64, atMost count: Int, timeField: Int, from source: any EventSource) -> Part {
    let (first, line) = (row, reject)
    while row < batch.count, row - first < count, row == first || self.time(timeField) <= time { row += 1 }
    reject = row < batch.count ? lines(before: batch.offsets[row]) : batch.rejects.count
    if isEmpty, first == 0, line == 0 { return Part(batch: batch, answering: answering) }
    var part = batch.part(first..<row, rejects: line..<reject)
    if !isEmpty {
      guard let position = try? source.position(before: nextOffset, in: batch.position) else {
        // Where that cannot be told any more, reading could not go on in its middle.
        (row, reject) = (batch.count, batch.rejects.count)
        part = batch.part(first..<row, rejects: line..<reject)
        return Part(batch: part, answering: answering)
      }
      part.position = position
    }
    return Part(batch: part, answering: answering)
  }

  private func lines(before offset: Int64) -> Int {
    batch.rejects[reject...].firstIndex { $0.offset >= offset } ?? batch.rejects.count
  }

  private var nextOffset: Int64 {
    min(
      row < batch.count ? batch.offsets[row] : .max,
      reject < batch.rejects.count ? batch.rejects[reject].offset : .max)
  }
}
