@testable import FrostEngine
import FrostEvents
import Testing

@testable import FrostDaemon

struct StoreThreadTests {
  struct DiskIsFull: Error, CustomStringConvertible {
    var description: String { "the disk is full" }
  }

  /// What happened, in order.
  enum Event: Hashable, Sendable {
    case wrote(Int64)
    case failed(Int64)
    case answered(Int64, Bool)
    case trouble(String?)
  }

  /// Runs a store thread whose first `failures` writes fail, over commits with inputs 1, 2, 3.
  func run(failures: Int, patience: Int64? = nil) -> (events: [Event], hasGivenUp: Bool) {
    let events = Condition<[Event]>([])
    let queue = BoundedQueue<StoreWork>(limit: 8)
    let left = Condition(failures)
    let store = StoreThread(
      work: queue,
      write: { commit in
        if left.change({
          $0 -= 1
          return $0 >= 0
        }) {
          events.change { $0.append(.failed(commit.firstInput)) }
          throw DiskIsFull()
        }
        events.change { $0.append(.wrote(commit.firstInput)) }
      }, stored: { _ in }, trouble: { trouble in events.change { $0.append(.trouble(trouble)) } })
    for number in Int64(1)...3 {
      queue.push(
        StoreWork(commit: Commit(firstInput: number, counters: Counters())) { isStored in
          events.change { $0.append(.answered(number, isStored)) }
        })
    }
    queue.close()
    if let patience { store.limitPatience(milliseconds: patience) }
    store.run()
    return (events.change { $0 }, store.hasGivenUp)
  }

  @Test func `steps are stored in order and answered after they are stored`() {
    let (events, hasGivenUp) = run(failures: 0)
    #expect(
      events == [.wrote(1), .answered(1, true), .wrote(2), .answered(2, true), .wrote(3), .answered(3, true)])
    #expect(!hasGivenUp)
  }

  @Test func `a step that fails is tried again as it is before any later one, and the trouble is told once`() {
    let (events, hasGivenUp) = run(failures: 2)
    #expect(
      Array(events.prefix(6)) == [
        .failed(1), .trouble("the disk is full"), .failed(1), .wrote(1), .trouble(nil), .answered(1, true),
      ])
    #expect(events.count == 10)
    #expect(!hasGivenUp)
  }

  @Test func `when patience is over, the failing step and all after it are left to the next start`() {
    let (events, hasGivenUp) = run(failures: .max, patience: 0)
    #expect(
      events == [
        .failed(1), .trouble("the disk is full"), .answered(1, false), .answered(2, false), .answered(3, false),
      ])
    #expect(hasGivenUp)
  }
}
