package import FrostEvents
import Glibc

/// JSON Lines from whoever connects to a Unix stream socket, each line answered in order when it is committed: for a wallet
/// that asks before it pays. A socket cannot be read again: what was not answered was not promised, and is sent again.
/// Offsets count on over all connections and runs.
package final class SocketSource: EventSource {
  package struct Options: Sendable {
    /// Connections at a time; more wait until one ends.
    package var connections = 256
    /// Bytes of answers that may wait to be read before nothing more is read from a connection.
    package var unread = 1 << 18
    /// Milliseconds after which a connection that takes no answer is closed.
    package var patience: Int64 = 10_000

    package init() {}
  }

  package let source: String
  package let path: String
  /// Bytes of lines read.
  package private(set) var size: Int64
  package let losses = TailLosses()
  package let isOpenEnded = false
  package private(set) var answering: Answering?

  private let lines: FileTail.Options
  private let options: Options
  private var listener: UnixListener?
  private var askers: [Asker] = []
  /// Who is read first next time.
  private var turn = 0
  private var notes: [TailNote] = []

  /// - Parameter position: where an earlier run stopped counting; nil when there was none.
  package init(
    source: String, path: String, from position: SourcePosition?, lines: FileTail.Options, options: Options = .init()
  ) {
    self.source = source
    self.path = path
    self.lines = lines
    self.options = options
    size = position?.offset ?? 0
  }

  package func takeNotes() -> [TailNote] {
    defer { notes = [] }
    return notes
  }

  package var readiness: [Readiness] {
    var all: [Readiness] = []
    if let listener, askers.count < options.connections {
      all.append(Readiness(descriptor: listener.descriptor, events: POLLIN))
    }
    for asker in askers {
      let unsent = asker.answers.unsent
      let events = (isRead(asker, unsent) ? POLLIN : 0) | (unsent > 0 ? POLLOUT : 0)
      if events != 0 { all.append(Readiness(descriptor: asker.answers.descriptor, events: events)) }
    }
    return all
  }

  package func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch? {
    letGo()
    // Who has connected to a socket whose file is gone is not lost with it.
    greet()
    if try listen() { greet() }
    var batch = EventBatch(
      width: width, position: SourcePosition(source: source, generation: .init(), offset: size), readAt: readAt)
    var streams: [Int64: AnswerStream] = [:]
    var silent = 0
    while silent < askers.count, batch.count + batch.rejects.count < lines.batchLines {
      turn = (turn + 1) % askers.count
      if take(askers[turn], &batch, &streams, decode) { silent = 0 } else { silent += 1 }
    }
    guard batch.count + batch.rejects.count > 0 else { return nil }
    batch.position.offset = size
    answering = { [streams] in Self.answer($0, to: streams) }
    return batch
  }

  package func close() {
    listener?.remove()
    listener = nil
  }

  // MARK: connections

  /// - Returns: whether a new socket was made.
  private func listen() throws(SourceFailure) -> Bool {
    if let listener, listener.isReachable { return false }
    listener = nil
    listener = try UnixListener(path)
    notes.append(.listening(path: path))
    return true
  }

  private func greet() {
    while let listener, askers.count < options.connections, let descriptor = listener.accept() {
      askers.append(Asker(descriptor, lineLimit: lines.lineLimit))
    }
  }

  /// Connections that are over, and those that do not read their answers.
  private func letGo() {
    askers.removeAll { asker in
      if asker.answers.flush() > options.patience {
        notes.append(.hungUp(path: path, unsent: asker.answers.unsent))
        asker.answers.hangUp()
      }
      let isOver = asker.answers.isBroken || asker.isAtEnd && asker.answers.isDone
      // The last batch's answers know it still.
      if isOver { asker.answers.hangUp() }
      return isOver
    }
  }

  private func isRead(_ asker: Asker, _ unsent: Int) -> Bool { !asker.isAtEnd && unsent <= options.unread }

  // MARK: lines

  /// The lines that one connection has sent, up to a share of the batch.
  /// - Returns: whether there was one.
  private func take(
    _ asker: Asker, _ batch: inout EventBatch, _ streams: inout [Int64: AnswerStream], _ decode: FileTail.Decode
  ) -> Bool {
    guard asker.isAtEnd || isRead(asker, asker.answers.unsent) else { return false }
    for taken in 0..<Self.share {
      guard batch.count + batch.rejects.count < lines.batchLines, let piece = asker.next() else { return taken > 0 }
      switch piece {
      case .line(let line, _):
        if line.isEmpty { continue }
        streams[size] = asker.answers
        decode(line, size, &batch)
        size += Int64(line.count) + 1
      case .tooLong(var reject):
        streams[size] = asker.answers
        reject.offset = size
        batch.rejects.append(reject)
        size += reject.length + 1
      }
      asker.answers.owe()
    }
    return true
  }

  /// Lines of one connection in a row, so that one that sends much does not keep the others waiting.
  private static let share = 64

  private static func answer(_ answers: [LineAnswer]?, to streams: [Int64: AnswerStream]) {
    guard let answers else { return streams.values.forEach { $0.hangUp() } }
    var texts: [ObjectIdentifier: (stream: AnswerStream, bytes: [UInt8], lines: Int)] = [:]
    for answer in answers {
      guard let stream = streams[answer.offset] else { continue }
      var text = texts.removeValue(forKey: ObjectIdentifier(stream)) ?? (stream, [], 0)
      text.bytes += answer.json
      text.bytes.append(0x0A)
      text.lines += 1
      texts[ObjectIdentifier(stream)] = text
    }
    for text in texts.values { text.stream.answer(text.bytes, lines: text.lines) }
  }
}
