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

  @Test func `a file deleted while it was down is counted, and what was rotated after it is read`() async throws {
    let place = try Workplace()
    try place.append(Stream.lines(0..<100))
    #expect(try place.runOnce().code == 0)
    try place.append(Stream.lines(100..<110))
    try FileManager.default.removeItem(atPath: place.stream)
    try place.append(Data(Stream.lines(200..<300).utf8), to: place.stream + ".1")
    try place.append(Stream.lines(300..<400))
    // Rotations within one tick of the file system's clock cannot be told apart.
    let now = Date()
    for (path, seconds) in [(place.stream + ".1", 10.0), (place.stream, 20.0)] {
      try FileManager.default.setAttributes([.modificationDate: now + seconds], ofItemAtPath: path)
    }
    let daemon = try RunningDaemon(place)
    let status = try await daemon.waitUntil("both files are read") { $0.counters.scored == 300 }
    let source = try #require(status.sources.first)
    #expect(source.lostFiles == 1 && source.truncations == 0)
    #expect(status.attention.contains { $0.contains("was gone") }, "\(status.attention)")
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
