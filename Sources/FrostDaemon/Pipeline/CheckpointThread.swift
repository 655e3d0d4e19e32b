/// Moves the write-ahead log into the database beside the commits, so that none of them does it: soon after a commit, and
/// at most every `pause`.
final class CheckpointThread: Sendable {
  private struct Work: Sendable {
    var isDue = false
    var isOver = false
  }

  private let work = Condition(Work())
  private let checkpoint: @Sendable () throws -> Void
  private let trouble: @Sendable (String?) -> Void

  /// Milliseconds. The less there is to move, the less a commit waits for the disk beside it.
  static let pause: Int64 = 100

  /// - Parameter trouble: called with what is wrong, and with nil when it is over.
  init(checkpoint: @escaping @Sendable () throws -> Void, trouble: @escaping @Sendable (String?) -> Void) {
    self.checkpoint = checkpoint
    self.trouble = trouble
  }

  /// There is something to move.
  func wasStored() { work.change { $0.isDue = true } }

  func stop() { work.change { $0.isOver = true } }

  func run() {
    var failure: String?
    while isDue() {
      do {
        try checkpoint()
        if failure != nil { trouble(nil) }
        failure = nil
      } catch {
        if failure != "\(error)" { trouble("\(error)") }
        failure = "\(error)"
      }
      _ = work.wait(until: .now.advanced(byMilliseconds: Self.pause)) { $0.isOver ? true : nil }
    }
  }

  private func isDue() -> Bool {
    work.wait { work -> Bool? in
      if work.isOver { return false }
      defer { work.isDue = false }
      return work.isDue ? true : nil
    } ?? false
  }
}
