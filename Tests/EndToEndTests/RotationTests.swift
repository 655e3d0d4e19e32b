import Foundation
import FrostEngine
import FrostProtocol
import Testing

@Suite struct RotationTests {
  @Test func `it starts before the stream exists and follows it through rotation and truncation`() async throws {
    let place = try Workplace()
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(0..<500))
    try await daemon.waitUntil("the first file is read") { $0.counters.scored == 500 }

    for round in 1...3 {
      try place.append(Stream.lines(round * 1000..<round * 1000 + 300))
      try FileManager.default.moveItem(atPath: place.stream, toPath: place.stream + ".\(round)")
      try place.append(Data(Stream.lines(round * 1000 + 300..<round * 1000 + 600).utf8), to: place.stream + ".\(round)")
      try place.append(Stream.lines(round * 1000 + 600..<round * 1000 + 1000))
      try await daemon.waitUntil("round \(round) is read") { $0.counters.scored == Int64(500 + round * 1000) }
    }
    // A writer that truncates is one that has seen everything read.
    truncate(place.stream, 0)
    try place.append(Stream.lines(5000..<5200))
    let status = try await daemon.waitUntil("the truncated file is read") { $0.counters.scored == 3700 }
    #expect(status.counters.quarantined == 0)
    #expect(status.attention.contains { $0.contains("truncated") })
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(try RunOutcome(place).lines == 3700)
  }
}
