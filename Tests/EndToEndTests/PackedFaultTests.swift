import Foundation
import FrostProtocol
import Testing

/// A real frostd whose file of packed keys is damaged under it.
@Suite struct PackedFaultTests {
  private static let lines = 6000

  private static func read(_ status: StatusDocument) -> Int {
    let counters = status.counters
    return Int(counters.scored + counters.duplicates + counters.late + counters.quarantined)
  }

  /// Changes bytes of the keys in the file without a name.
  private func damageKeys(of process: Int32) throws {
    let files = "/proc/\(process)/fd/"
    let names = try FileManager.default.contentsOfDirectory(atPath: files)
    let name = try #require(
      names.first {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: files + $0))?.contains("cold.keys") == true
      })
    let file = open(files + name, O_RDWR | O_CLOEXEC)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var damaged = 0
    for chunk in 0..<8 {
      guard pread(file, &bytes, bytes.count, chunk << 20) == bytes.count else { break }
      guard let end = bytes.lastIndex(where: { $0 != 0 }) else { continue }
      for place in stride(from: 9, to: end, by: 16) {
        var byte = bytes[place] ^ 4
        damaged += pwrite(file, &byte, 1, chunk << 20 + place)
      }
    }
    try #require(damaged > 0)
  }

  @Test func `damaged keys are named, used in no verdict, and made anew`() async throws {
    let reference = try Workplace()
    try reference.append(Stream.linesOfAllKinds(0..<Self.lines))
    #expect(try reference.runOnce().code == 0)

    let place = try Workplace()
    try place.append(Stream.linesOfAllKinds(0..<3000))
    #expect(try place.runOnce().code == 0)
    // After a start all keys are packed.
    let daemon = try RunningDaemon(place)
    try damageKeys(of: daemon.identifier)
    try place.append(Stream.linesOfAllKinds(3000..<Self.lines))
    try await daemon.waitUntil("all is read") { Self.read($0) == Self.lines && $0.state == .running }
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(daemon.log.contains("bytes of packed keys are not as they were written"), "\(daemon.log)")
    #expect(daemon.log.contains("what is remembered was made anew"), "\(daemon.log)")
    #expect(try RunOutcome(place) == RunOutcome(reference))
  }

  @Test func `damaged keys get into no checkpoint`() async throws {
    let place = try Workplace()
    try place.append(Stream.linesOfAllKinds(0..<3000))
    #expect(try place.runOnce().code == 0)
    let daemon = try RunningDaemon(place)
    // One event more, so that the clean stop has something to write.
    try place.append(Stream.linesOfAllKinds(3000..<3001))
    try await daemon.waitUntil("all is read") { Self.read($0) == 3001 }
    try damageKeys(of: daemon.identifier)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(daemon.log.contains("packed keys were not as they were written"), "\(daemon.log)")
    let next = try RunningDaemon(place)
    next.signal(SIGTERM)
    #expect(next.waitForEnd() == 0)
    #expect(next.log.contains("loaded the checkpoint of input"), "\(next.log)")
    #expect(!next.log.contains("recovered 0 inputs of the journal"), "\(next.log)")
  }
}
