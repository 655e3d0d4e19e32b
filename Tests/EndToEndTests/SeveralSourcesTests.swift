import Foundation
import FrostEngine
import FrostProtocol
import Testing

/// Several files are as good as the one that they were taken from.
@Suite struct SeveralSourcesTests {
  private static let names = ["a", "b", "c"]

  private func workplace() throws -> Workplace {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    let sources = Self.names.map { "{name: \($0), file: \($0).jsonl}" }.joined(separator: ", ")
    try place.write(
      text.replacing("{name: main, file: stream.jsonl}", with: sources) + "batch: {events: 500}\n",
      to: place.configuration)
    return place
  }

  /// The lines of one stream, dealt out: two writers at a trickle, one in long runs.
  private func deal(_ lines: Range<Int>, to place: Workplace) throws {
    for (number, name) in Self.names.enumerated() {
      let own = lines.filter { $0 / 700 % 2 == 0 ? number == 2 : number == $0 % 2 }
      try place.append(Data(own.map { Stream.line($0) }.joined().utf8), to: place.directory + "/\(name).jsonl")
    }
  }

  private func isSame(_ several: Workplace, _ one: Workplace) throws -> Bool {
    let (a, b) = (try RunOutcome(several), try RunOutcome(one))
    #expect(a.counters.scored == b.counters.scored && a.counters.late == 0 && a.counters.duplicates == 0)
    return a.freezes == b.freezes && a.causes == b.causes && a.decisions == b.decisions && a.changes == b.changes
  }

  @Test func `a backlog of hours in three files is read in the order of the events, killed or not`() async throws {
    let one = try Workplace()
    try one.append(Stream.lines(0..<20_000))
    #expect(try one.runOnce().code == 0)

    let several = try workplace()
    try deal(0..<20_000, to: several)
    #expect(try several.runOnce().code == 0)
    #expect(try isSame(several, one))

    let killed = try workplace()
    try deal(0..<12_000, to: killed)
    for round in 1...6 {
      let daemon = try RunningDaemon(killed)
      try await daemon.waitUntil("it has read some") { $0.counters.scored >= round * 1500 }
      daemon.signal(SIGKILL)
      #expect(daemon.waitForEnd() == -SIGKILL)
    }
    let daemon = try RunningDaemon(killed)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 12_000 }
    // Live, with a rotation of one of them.
    try FileManager.default.moveItem(
      atPath: killed.directory + "/a.jsonl", toPath: killed.directory + "/a.jsonl.1")
    // No writer is further behind the others than an hour.
    for start in stride(from: 12_000, to: 20_000, by: 1000) { try deal(start..<start + 1000, to: killed) }
    try await daemon.waitUntil("the rest is read") { $0.counters.scored + $0.counters.late == 20_000 }
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    let counters = try RunOutcome(killed).counters
    #expect(counters.scored == 20_000 && counters.duplicates == 0 && counters.late == 0)
    #expect(Set(counters.watermarks.keys) == Set(Self.names))
  }

  @Test func `a source that is half an hour behind loses nothing`() async throws {
    let place = try workplace()
    let daemon = try RunningDaemon(place)
    try place.append(Data(Stream.lines(1000..<5000).utf8), to: place.directory + "/a.jsonl")
    try await daemon.waitUntil("the first is read") { $0.counters.scored == 4000 }
    // Another comes with what happened before; a third with what is too old.
    try place.append(Data(Stream.lines(2200..<2300).utf8), to: place.directory + "/b.jsonl")
    try place.append(Data(Stream.lines(0..<100).utf8), to: place.directory + "/c.jsonl")
    let status = try await daemon.waitUntil("all is read") {
      $0.counters.scored + $0.counters.duplicates + $0.counters.late == 4200
    }
    #expect(status.counters.late == 100 && status.counters.duplicates == 100)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
