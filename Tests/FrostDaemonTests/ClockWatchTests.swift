import FrostEngine
import FrostEvents
import Testing

@testable import FrostDaemon

struct ClockWatchTests {
  /// Events so many milliseconds after the time of their read.
  private func batch(_ ahead: [Int64]) -> EventBatch {
    let now = EventTime(milliseconds: 1_772_000_000_000)
    var batch = EventBatch(
      width: 1, position: SourcePosition(source: "w", generation: .init(), offset: 0), readAt: now)
    for milliseconds in ahead {
      [now.milliseconds + milliseconds].withUnsafeBufferPointer {
        batch.append(
          row: $0, presence: 1, texts: UnsafeRawBufferPointer(start: nil, count: 0), digest: 0, offset: 0)
      }
    }
    return batch
  }

  @Test func `half of 100 events ahead is the fault of whoever wrote them, more is the clock's`() {
    let limit = Engine.Options.clockDifference
    var watch = ClockWatch()
    let half = Array(repeating: limit, count: 50) + Array(repeating: limit + 1, count: 50)
    #expect(watch.count(batch(half), timeField: 0) == nil)
    let why = watch.count(batch(half + [limit + 1]), timeField: 0)
    #expect(
      why == "51 of its last 101 events lie more than 10 minutes ahead of this machine's clock, which says "
        + "2026-02-25T06:13:20.000Z")
  }

  @Test func `fewer than 100 events say nothing yet, and count with the next`() {
    var watch = ClockWatch()
    let ahead = Array(repeating: Engine.Options.clockDifference * 2, count: 99)
    #expect(watch.count(batch(ahead), timeField: 0) == nil)
    #expect(watch.count(batch([0]), timeField: 0) != nil)
    #expect(watch.count(batch([0]), timeField: 0) == nil)
  }
}
