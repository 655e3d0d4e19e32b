import Testing

@testable import FrostStore

@Suite struct FeedEndTests {
  private static let long = Duration.seconds(3600)

  @Test func `who waits is let go when the feed goes on behind the token, and not before`() async throws {
    let end = FeedEnd(newest: 7)
    await end.wait(after: 6, atMost: Self.long)
    let waiting = Task { () -> Int64 in
      while end.newest <= 8 { await end.wait(after: 8, atMost: Self.long) }
      return end.newest
    }
    end.move(to: 8)
    end.move(to: 9)
    #expect(await waiting.value == 9)
  }

  @Test func `every one of many is let go, however waiting and moving meet`() async {
    let end = FeedEnd(newest: 0)
    await withTaskGroup(of: Void.self) { group in
      for token in Int64(0)..<200 {
        group.addTask { while end.newest <= token { await end.wait(after: token, atMost: Self.long) } }
      }
      group.addTask { for token in Int64(1)...200 { end.move(to: token) } }
      await group.waitForAll()
    }
  }

  @Test func `after the limit, after being cancelled, and once it is closed nobody waits`() async {
    let end = FeedEnd(newest: 0)
    await end.wait(after: 0, atMost: .milliseconds(1))
    await end.wait(after: 0, atMost: .zero)
    let cancelled = Task { await end.wait(after: 0, atMost: Self.long) }
    cancelled.cancel()
    await cancelled.value
    let waiting = Task { await end.wait(after: 0, atMost: Self.long) }
    end.close()
    await waiting.value
    await end.wait(after: 0, atMost: Self.long)
  }
}
