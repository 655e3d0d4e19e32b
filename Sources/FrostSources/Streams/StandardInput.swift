package import FrostEvents
import Glibc

/// JSON Lines from a pipe or a terminal. It cannot be read twice: what was read and not committed when the daemon is killed
/// is gone with the pipe. Offsets count on over all runs, so that an event without an id has its own.
package final class StandardInput: EventSource {
  package let source: String
  package let path = "standard input"
  package private(set) var size: Int64
  package let losses = TailLosses()
  package private(set) var isOpenEnded = true

  private let descriptor: Int32
  private let options: FileTail.Options
  private var splitter: LineSplitter

  /// - Parameter position: where an earlier run stopped counting; nil when there was none.
  package init(
    source: String, from position: SourcePosition?, options: FileTail.Options, descriptor: Int32 = STDIN_FILENO
  ) {
    self.source = source
    self.options = options
    self.descriptor = descriptor
    size = position?.offset ?? 0
    splitter = LineSplitter(at: position?.offset ?? 0, limit: options.lineLimit)
  }

  package var readiness: [Readiness] { isOpenEnded ? [Readiness(descriptor: descriptor, events: POLLIN)] : [] }

  package func takeNotes() -> [TailNote] { [] }

  package func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch? {
    var batch = EventBatch(
      width: width, position: SourcePosition(source: source, generation: .init(), offset: 0), readAt: readAt)
    var isFull = splitter.drain(into: &batch, options, decode)
    while !isFull, isOpenEnded, hasInput {
      if try splitter.fill({ (room) throws(SourceFailure) in try read(into: room) }) == 0 {
        isOpenEnded = false
        if let last = splitter.finish() { batch.take(last, decode) }
      }
      isFull = splitter.drain(into: &batch, options, decode)
    }
    size = splitter.endOffset
    guard batch.count + batch.rejects.count > 0 else { return nil }
    let boundary = splitter.boundary
    batch.position.offset = boundary.offset
    batch.position.generation.tail = boundary.tail
    return batch
  }

  private var hasInput: Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&polled, 1, 0) > 0
  }

  private func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count >= 0 { return count }
      if errno != EINTR { throw SourceFailure(path: path, doing: "read", errno: errno) }
    }
  }
}
