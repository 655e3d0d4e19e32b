import Foundation
import FrostProtocol
import Testing

/// A real frostd that writes what it remembers, and begins with it.
@Suite struct CheckpointTests {
  private static let lines = 6000

  private func place(every: String = "1h") throws -> Workplace {
    let place = try Workplace()
    let configuration = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(configuration + "checkpoints: {every: \(every)}\n", to: place.configuration)
    return place
  }

  private func checkpoints(_ place: Workplace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.state).filter { $0.hasPrefix("checkpoint") }.sorted()
  }

  private func expected() throws -> RunOutcome {
    let reference = try Workplace()
    try reference.append(Stream.linesOfAllKinds(0..<Self.lines))
    #expect(try reference.runOnce().code == 0)
    return try RunOutcome(reference)
  }

  private static func read(_ status: StatusDocument) -> Int {
    let counters = status.counters
    return Int(counters.scored + counters.duplicates + counters.late + counters.quarantined)
  }

  /// Starts frostd, lets it read what there is and ends it.
  private func read(_ place: Workplace, _ lines: Range<Int>, ending signal: Int32 = SIGTERM) async throws -> String {
    try place.append(Stream.linesOfAllKinds(lines))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { Self.read($0) == lines.upperBound }
    daemon.signal(signal)
    _ = daemon.waitForEnd()
    return daemon.log
  }

  @Test func `after a clean stop nothing of the journal is gone through`() async throws {
    let place = try place()
    let first = try await read(place, 0..<2000)
    #expect(first.contains("recovered 0 inputs of the journal"))
    #expect(try checkpoints(place).count == 1)
    for part in [2000..<4000, 4000..<Self.lines] {
      let log = try await read(place, part)
      #expect(log.contains("loaded the checkpoint of input"), "\(log)")
      #expect(log.contains("recovered 0 inputs of the journal"), "\(log)")
    }
    #expect(try checkpoints(place).count == 2)
    #expect(try RunOutcome(place) == expected())
  }

  @Test func `after a kill the inputs since the newest checkpoint are gone through, and no others`() async throws {
    let place = try place(every: "50ms")
    try place.append(Stream.linesOfAllKinds(0..<4000))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { Self.read($0) == 4000 }
    let deadline = Date(timeIntervalSinceNow: 60)
    func written() -> Int {
      daemon.log.matches(of: #/checkpoint of input (\d+): \d+ keys/#).compactMap { Int($0.1) }.max() ?? 0
    }
    while written() < 3500, Date() < deadline { try await Task.sleep(for: .milliseconds(5)) }
    daemon.signal(SIGKILL)
    #expect(daemon.waitForEnd() == -SIGKILL)
    let log = try await read(place, 4000..<Self.lines, ending: SIGKILL)
    #expect(log.contains("loaded the checkpoint of input"), "\(log)")
    let recovered = try #require(log.firstMatch(of: #/recovered (\d+) inputs/#)?.1)
    #expect(try #require(Int(recovered)) < 500)
    #expect(try RunOutcome(place) == expected())
  }

  @Test func `a damaged one is named and not used`() async throws {
    let place = try place()
    _ = try await read(place, 0..<2000)
    _ = try await read(place, 2000..<4000)
    let newest = place.state + "/" + (try #require(try checkpoints(place).last))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: newest))
    bytes[bytes.count / 2] ^= 8
    try bytes.write(to: URL(fileURLWithPath: newest))
    let verified = try place.run(["verify", "--config", place.configuration])
    #expect(verified.code != 0 && (verified.output + verified.errors).contains("checkpoint-"), "\(verified)")

    let daemon = try RunningDaemon(place)
    let health = try place.frostctl("health")
    #expect(health.text.contains("checkpoint") && health.text.contains("is not used"), "\(health)")
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(daemon.log.contains("is not used: a byte between"), "\(daemon.log)")
    #expect(daemon.log.components(separatedBy: "loaded the checkpoint of input").count == 2, "\(daemon.log)")
    #expect(!daemon.log.contains("recovered 0 inputs"))
    _ = try await read(place, 4000..<Self.lines)
    #expect(try RunOutcome(place) == expected())
  }
}
