import FrostEngine
import FrostEvents

/// Tells when so many events of a source lie ahead of this machine's clock that the clock must be wrong: most of 100. A few
/// are the fault of whoever wrote them and go to quarantine.
struct ClockWatch: Sendable {
  static let events = 100

  private var read = 0
  private var ahead = 0

  /// Counts a batch.
  /// - Returns: a sentence when reading should wait for the clock.
  mutating func count(_ batch: EventBatch, timeField: Int) -> String? {
    read += batch.count
    ahead += batch.eventsAhead(timeField: timeField)
    guard read >= Self.events else { return nil }
    defer { (read, ahead) = (0, 0) }
    guard ahead * 2 > read else { return nil }
    return "\(ahead) of its last \(read) events lie more than \(Engine.Options.clockDifference / 60_000) minutes ahead "
      + "of this machine's clock, which says \(batch.readAt.text)"
  }
}

extension EventBatch {
  /// How many events the engine would put in quarantine for lying ahead of the time of their read.
  func eventsAhead(timeField: Int) -> Int {
    let limit = readAt.milliseconds + Engine.Options.clockDifference
    return (0..<count).count { row in
      presence[row] >> UInt64(timeField) & 1 == 1 && words[row * width + timeField] > limit
    }
  }
}
