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
  /// What it was is no more, and all of it was read.
  var isGone: Bool { get }
  /// What tells that there may be something new; changes of files are watched by `ChangeWatch`.
  var readiness: [Readiness] { get }
  /// Somebody waits for what is said to the lines that the last batch holds: called once a batch, with every line's answer
  /// when all is stored, or with nil when it never will be; on any thread. nil: nobody waits.
  var answering: Answering? { get }

  /// What happened since the last call.
  func takeNotes() -> [TailNote]

  /// Reads what is there, up to a batch; nil when nothing is. Never waits.
  func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch?

  /// Where reading goes on when of the last batch, which ends at `position`, only what stands before `offset` is taken.
  func position(before offset: Int64, in position: SourcePosition) throws(SourceFailure) -> SourcePosition

  /// Nothing is read any more.
  func close()
}

package typealias Answering = @Sendable ([LineAnswer]?) -> Void

/// A file descriptor and what it is waited for (`POLLIN`, `POLLOUT`).
package struct Readiness {
  var descriptor: Int32
  var events: Int32
}

extension EventSource {
  package var readiness: [Readiness] { [] }
  package var answering: Answering? { nil }
  package var isGone: Bool { false }

  package func position(before offset: Int64, in position: SourcePosition) throws(SourceFailure) -> SourcePosition {
    var start = position
    start.offset = offset
    return start
  }

  package func close() {}
}
