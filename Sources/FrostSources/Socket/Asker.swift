import FrostEvents
import Glibc

/// The reading end of a connection: lines come in.
final class Asker {
  /// Bytes read at once.
  private static let block = 1 << 16

  let answers: AnswerStream
  private(set) var isAtEnd = false
  private var splitter: LineSplitter

  init(_ descriptor: Int32, lineLimit: Int) {
    answers = AnswerStream(descriptor)
    splitter = LineSplitter(limit: lineLimit, block: Self.block)
  }

  /// The next line; at the end of the connection also one without a newline. nil: nothing is there now.
  func next() -> LineSplitter.Piece? {
    while true {
      if let piece = splitter.next() { return piece }
      if isAtEnd { return splitter.finish() }
      guard fill() else { return nil }
    }
  }

  /// - Returns: whether something came, be it the end.
  private func fill() -> Bool {
    splitter.fill(receive) > 0 || isAtEnd
  }

  private func receive(into room: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let received = recv(answers.descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
      if received > 0 { return received }
      if received < 0, errno == EINTR { continue }
      // Whoever reset the connection has ended it.
      isAtEnd = received == 0 || errno != EAGAIN
      return 0
    }
  }
}
