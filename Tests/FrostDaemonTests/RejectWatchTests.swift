import Testing

@testable import FrostDaemon

struct RejectWatchTests {
  @Test func `a tenth of unreadable lines is borne, more is not`() {
    var watch = RejectWatch()
    #expect(watch.count(events: 900, rejects: 100) == nil)
    #expect(watch.count(events: 899, rejects: 101) == "101 of its last 1000 lines could not be read")
  }

  @Test func `fewer than 1000 lines say nothing yet`() {
    var watch = RejectWatch()
    #expect(watch.count(events: 0, rejects: 999) == nil)
    #expect(watch.count(events: 1, rejects: 0) == "999 of its last 1000 lines could not be read")
  }

  @Test func `a storm long ago does not hide in the many good lines after it`() {
    var watch = RejectWatch()
    _ = watch.count(events: 100_000, rejects: 0)
    #expect(watch.count(events: 500, rejects: 500) != nil)
  }
}
