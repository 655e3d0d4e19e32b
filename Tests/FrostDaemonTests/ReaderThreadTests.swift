import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import FrostSources
import Testing

@testable import FrostDaemon

struct ReaderThreadTests {
  /// Has as many lines at every look as it is told.
  private final class Source: EventSource {
    let (source, path, size, losses, isOpenEnded) = ("s", "s", Int64(0), TailLosses(), true)
    private let lines: Int
    private var offset: Int64 = 0

    init(lines: Int) { self.lines = lines }

    func takeNotes() -> [TailNote] { [] }

    func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch? {
      offset += Int64(lines)
      var batch = EventBatch(
        width: width, position: SourcePosition(source: "s", generation: .init(tail: 9), offset: offset), readAt: readAt)
      let line = #"{"id":"e","time":"2026-03-02T10:00:00Z","type":"payment","account":"A","amount":"1.00"}"#
      for number in 0..<lines {
        Array(line.utf8).withUnsafeBytes { decode($0, offset - Int64(lines - number), &batch) }
      }
      return batch
    }
  }

  private let queue = BoundedQueue<EngineWork>(limit: 3)

  private func start(lines: Int) throws -> (reader: ReaderThread, thread: PlainThread) {
    let rules = try RuleDirectory.compile(Self.rules).set
    let reader = ReaderThread(
      sources: OpenedSources(events: [Source(lines: lines)], watch: ChangeWatch()), rules: rules, key: .fixed,
      engine: queue, options: .init(usesStreamTime: true, once: false, batchAge: 0, batchLines: 4096), report: { _ in })
    return (reader, PlainThread("reader") { reader.run() })
  }

  private static let rules = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"

  /// The next batch's lines and what is called when they are stored; nil: there is none by then.
  private func next(until deadline: MonotonicTime? = nil) -> (lines: Int, ended: @Sendable () -> Void)? {
    guard case .element(.read(let parts, let ended)) = queue.pop(until: deadline) else { return nil }
    return (parts.reduce(0) { $0 + $1.batch.batch.count + $1.batch.batch.rejects.count }, ended)
  }

  @Test func `after a small batch nothing is read before it is stored`() throws {
    let (reader, thread) = try start(lines: 1)
    let first = try #require(next())
    #expect(first.lines == 1)
    #expect(next(until: .now.advanced(byMilliseconds: 50)) == nil)
    first.ended()
    let second = try #require(next())
    reader.stop()
    second.ended()
    while let rest = next() { rest.ended() }
    thread.join()
  }

  @Test func `after a large one the next is decoded while it is stored`() throws {
    let (reader, thread) = try start(lines: Underway.manyLines)
    let batches = [next(), next(), next()]
    #expect(batches.map { $0?.lines } == [Underway.manyLines, Underway.manyLines, Underway.manyLines])
    reader.stop()
    for batch in batches { batch?.ended() }
    while let rest = next() { rest.ended() }
    thread.join()
  }
}
