package import FrostEvents

/// Where events come from. Owned by one thread, which calls `poll` whenever there may be something new.
package protocol EventSource: AnyObject {
  /// The source's name in the daemon's configuration.
  var source: String { get }
  /// What an operator looks at when it is not well.
  var path: String { get }
  /// Bytes there are, as the last look found them.
  var size: Int64 { get }
  var losses: TailLosses { get }
  /// More may come though nothing is there now: whoever reads what there is has to wait.
  var isOpenEnded: Bool { get }

  /// What happened since the last call.
  func takeNotes() -> [TailNote]

  /// Reads what is there, up to a batch; nil when nothing is. Never waits.
  func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch?
}
