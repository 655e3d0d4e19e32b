import Testing

@testable import FrostDaemon

struct CheckpointThreadTests {
  struct DiskIsFull: Error, CustomStringConvertible {
    var description: String { "the disk is full" }
  }

  @Test func `a checkpoint follows a commit, one that fails is told once, and the end is not waited for`() {
    let tries = Condition(0)
    let told = Condition<[String?]>([])
    let thread = CheckpointThread(
      checkpoint: {
        if tries.change({
          $0 += 1
          return $0 <= 2
        }) {
          throw DiskIsFull()
        }
      }, trouble: { trouble in told.change { $0.append(trouble) } })
    let running = PlainThread("checkpoint") { thread.run() }
    for count in 1...4 {
      thread.wasStored()
      _ = tries.wait { $0 >= count ? true : nil }
    }
    thread.stop()
    running.join()
    #expect(told.change { $0 } == ["the disk is full", nil])
  }
}
