import Foundation
import FrostEngine
import FrostProtocol
import Testing

@Suite(.enabled(if: JournalWriter.isInstalled, "systemd-journal-remote is not installed")) struct JournalTests {
  @Test func `a journal is read by its unit, killed or not, and one that is not there is unhealthy`() async throws {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(
      text.replacing("file: stream.jsonl", with: "journal: {unit: wallet.service, directory: journal}"),
      to: place.configuration)
    func line(_ number: Int) -> String { String(Stream.line(number).dropLast()) }

    var daemon = try RunningDaemon(place)
    let status = try await daemon.waitUntil("it says so") { $0.state == .degraded }
    #expect(
      status.attention.contains { $0.contains("No such file") && $0.contains("tried again") }, "\(status.attention)")
    try FileManager.default.createDirectory(atPath: place.directory + "/journal", withIntermediateDirectories: false)
    let writer = try JournalWriter(place.directory + "/journal/a.journal")
    for number in 0..<500 {
      try writer.log(line(number))
      try writer.log("something else", unit: "other.service")
    }
    try await daemon.waitUntil("it is well and has read") { $0.counters.scored == 500 && $0.state == .running }
    daemon.signal(SIGKILL)
    _ = daemon.waitForEnd()
    for number in 500..<600 { try writer.log(line(number)) }
    try writer.log("no event")
    daemon = try RunningDaemon(place)
    let after = try await daemon.waitUntil("the rest is read") { $0.counters.quarantined == 1 }
    #expect(after.counters.scored == 600 && after.counters.duplicates == 0)
    writer.close()
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
