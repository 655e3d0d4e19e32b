import Foundation
import FrostEngine
import FrostEvents
import FrostProtocol
import Testing

@Suite struct CrashTests {
  static let lines = 40_000

  @Test func `killed again and again in mid-stream, it decides what an uninterrupted run decides`() async throws {
    let reference = try Workplace()
    try reference.append(Stream.linesWithBadOnes(0..<Self.lines))
    #expect(try reference.runOnce().code == 0)
    let expected = try RunOutcome(reference)
    #expect(expected.freezes.count > 100)
    #expect(expected.lines == Int64(Self.lines))
    #expect(expected.quarantine.count == Self.lines / 1000)

    let place = try Workplace()
    var written = 0
    for kill in 1...6 {
      let daemon = try RunningDaemon(place)
      let next = min(Self.lines, written + 5000 + kill * 613)
      // Half of a portion is there at once, the rest comes while it is read: the kill falls somewhere into it.
      let middle = (written + next) / 2
      try place.append(Stream.linesWithBadOnes(written..<middle))
      let before = Int64(written)
      try await daemon.waitUntil("it has begun") { $0.counters.scored >= before + Int64(kill * 97) }
      let text = Data(Stream.linesWithBadOnes(middle..<next).utf8)
      try place.append(text.prefix(text.count / 2))
      daemon.signal(SIGKILL)
      #expect(daemon.waitForEnd() == -SIGKILL)
      try place.append(text.suffix(from: text.count / 2))
      written = next
    }
    let daemon = try RunningDaemon(place)
    try place.append(Stream.linesWithBadOnes(written..<Self.lines))
    try await daemon.waitUntil("everything is scored") { $0.counters.scored + $0.counters.quarantined == Self.lines }
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(try RunOutcome(place) == expected)
  }

  @Test func `SIGTERM finishes what was read, commits and ends with 0`() async throws {
    let place = try Workplace()
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(0..<20_000))
    try await daemon.waitUntil("it has begun") { $0.counters.scored > 0 }
    daemon.signal(SIGTERM)
    try daemon.waitFor("STOPPING=1")
    #expect(daemon.waitForEnd() == 0)
    let first = try RunOutcome(place)
    #expect(first.lines > 0)
    #expect(try place.runOnce().code == 0)
    #expect(try RunOutcome(place).lines == 20_000)
  }
}
