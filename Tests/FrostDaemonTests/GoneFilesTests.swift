import FrostConfig
import FrostEngine
import FrostEvents
import Testing

@testable import FrostDaemon

struct GoneFilesTests {
  private static let day: Int64 = 86_400_000
  private static let wall = 1000 * day

  private static func position(_ source: String, changed days: Int64) -> SourcePosition {
    SourcePosition(source: source, generation: .init(), offset: 7, modified: (wall - days * day) * 1_000_000)
  }

  private static func forgotten(
    _ position: SourcePosition, newest: Int64? = nil, isThere: Bool = false
  ) throws -> Bool {
    let configuration = DaemonConfiguration(sources: [
      .init(name: "shops", place: .files("/var/log/shops/*.jsonl"), start: .beginning),
      .init(name: "main", place: .file("/var/log/main.jsonl"), start: .beginning),
    ])
    var counters = Counters()
    counters.watermark = 1000 * day
    counters.watermarks[position.source] = newest
    let found = GoneFiles.forgettable([position], configuration, counters, wall: wall) { path in
      #expect(path == "/var/log/shops/day-1.jsonl")
      return isThere
    }
    return !found.isEmpty
  }

  @Test func `a position goes 30 days after its file, when nothing of it would be in time any more`() throws {
    let old = Self.position("shops/day-1.jsonl", changed: 31)
    #expect(try Self.forgotten(old))
    #expect(try Self.forgotten(old, newest: 969 * Self.day))
    #expect(try !Self.forgotten(old, newest: 1000 * Self.day - 1000))
    #expect(try !Self.forgotten(old, isThere: true))
    #expect(try !Self.forgotten(Self.position("shops/day-1.jsonl", changed: 29)))
    #expect(try !Self.forgotten(Self.position("main", changed: 31)))
  }
}
