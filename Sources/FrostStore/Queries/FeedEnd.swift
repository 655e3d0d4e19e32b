import Synchronization

/// Where the feed ends, and who waits for it to go on.
final class FeedEnd: Sendable {
  private struct Contents {
    var newest: Int64
    var isClosed = false
    /// nil: about to wait. Who is not here any more does not wait.
    var waiting: [UInt64: CheckedContinuation<Void, Never>?] = [:]
    var next: UInt64 = 0
  }

  private let contents: Mutex<Contents>
  /// Read without the lock by those who only want to know.
  private let token: Atomic<Int64>

  init(newest: Int64) {
    contents = Mutex(Contents(newest: newest))
    token = Atomic(newest)
  }

  var newest: Int64 { token.load(ordering: .acquiring) }

  func move(to newest: Int64) {
    token.store(newest, ordering: .releasing)
    wakeAll { $0.newest = newest }
  }

  /// Nobody waits from now on.
  func close() { wakeAll { $0.isClosed = true } }

  private func wakeAll(_ change: (inout Contents) -> Void) {
    let all = contents.withLock { contents in
      change(&contents)
      defer { contents.waiting = [:] }
      return contents.waiting.values.compactMap { $0 }
    }
    for waiter in all { waiter.resume() }
  }

  /// Returns when the feed ends behind `token`, when nobody may wait any more, after `limit`, or when the task is cancelled.
  func wait(after token: Int64, atMost limit: Duration) async {
    let number: UInt64? = contents.withLock { contents in
      guard contents.newest <= token, !contents.isClosed else { return nil }
      defer { contents.next += 1 }
      contents.waiting[contents.next] = .some(nil)
      return contents.next
    }
    guard let number else { return }
    let timer = Task {
      try? await Task.sleep(for: limit)
      self.wake(number)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = contents.withLock { contents in
          guard contents.waiting[number] != nil else { return true }
          contents.waiting[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      wake(number)
    }
    timer.cancel()
  }

  private func wake(_ number: UInt64) {
    let waiter = contents.withLock { $0.waiting.removeValue(forKey: number) }
    waiter??.resume()
  }
}
