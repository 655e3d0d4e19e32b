import FrostEvents
import FrostSources
import Testing

@testable import FrostDaemon

@Suite struct PendingBatchTests {
  /// Its lines are a byte each; `x` cannot be read.
  private final class Source: EventSource {
    let (source, path, size, losses, isOpenEnded) = ("s", "s", Int64(0), TailLosses(), false)
    func takeNotes() -> [TailNote] { [] }
    func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch? { nil }
  }

  private func batch(_ lines: String) -> EventBatch {
    var batch = EventBatch(
      width: 1, position: SourcePosition(source: "s", generation: .init(tail: 9), offset: Int64(lines.utf8.count)),
      readAt: EventTime(milliseconds: 0))
    for (offset, line) in lines.enumerated() {
      if let time = line.wholeNumberValue {
        let noTexts = UnsafeRawBufferPointer(start: nil, count: 0)
        [Int64(time)].withUnsafeBufferPointer {
          batch.append(row: $0, presence: 1, texts: noTexts, digest: 0, offset: Int64(offset))
        }
      } else {
        batch.rejects.append(Reject(offset: Int64(offset), reason: "", line: [], length: 1))
      }
    }
    return batch
  }

  @Test func `it is taken in parts, refused lines with what stood before them, each with its position`() {
    var pending = PendingBatch(batch("1x35x2"), answering: nil)
    func take(_ time: Int64, _ count: Int = .max) -> String {
      let part = pending.take(through: time, atMost: count, timeField: 0, from: Source()).batch
      return "\(part.words) \(part.rejects.map(\.offset)) \(part.position.offset)"
    }
    #expect(take(0) == "[1] [1] 2")
    #expect(take(4) == "[3] [] 3")
    #expect(pending.time(0) == 5)
    #expect(take(9, 1) == "[5] [4] 5")
    #expect(take(9) == "[2] [] 6" && pending.isEmpty)
  }

  @Test func `lines that cannot be read go first`() {
    let pending = PendingBatch(batch("xx"), answering: nil)
    #expect(pending.time(0) == .min && !pending.isEmpty)
  }
}
