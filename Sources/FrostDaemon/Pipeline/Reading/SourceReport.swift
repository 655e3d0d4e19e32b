import FrostEvents
import FrostSources

/// What the reader tells about a source each time it has looked at it.
struct SourceReport: Sendable {
  var source: String
  var path: String
  var size: Int64
  var notes: [TailNote]
  var newestEvent: EventTime?
  var losses: TailLosses
  /// Why it cannot be read at the moment; it is tried again.
  var problem: String?
  /// Why reading it was stopped until the rules are loaded anew.
  var pausedFor: String?
  /// Why reading it waits for this machine's clock.
  var waitsForClock: String?
  /// It is gone and is not looked at any more.
  var isOver = false
}
