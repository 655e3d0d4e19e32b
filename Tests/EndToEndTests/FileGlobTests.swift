import Foundation
import FrostEngine
import FrostProtocol
import Testing

@Suite struct FileGlobTests {
  @Test func `files that come, go and come back are read, each from where it was`() async throws {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(text.replacing("file: stream.jsonl", with: "file: \"in/*.jsonl\""), to: place.configuration)
    let folder = place.directory + "/in"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    func write(_ lines: Range<Int>, to name: String) throws {
      try place.append(Data(Stream.lines(lines).utf8), to: "\(folder)/\(name).jsonl")
    }

    var daemon = try RunningDaemon(place)
    let waiting = try await daemon.waitUntil("it waits") { !$0.attention.isEmpty }
    #expect(waiting.attention.contains { $0.contains("in/*.jsonl") } && waiting.sources.isEmpty)
    for number in 0..<5 { try write(number * 100..<(number + 1) * 100, to: "day-\(number)") }
    let status = try await daemon.waitUntil("five files are read") { status in
      status.counters.scored == 500 && status.sources.allSatisfy { $0.lagBytes == 0 }
    }
    #expect(status.sources.map(\.name).sorted() == (0..<5).map { "main/day-\($0).jsonl" } && status.attention.isEmpty)
    daemon.signal(SIGKILL)
    _ = daemon.waitForEnd()

    // While it is down one is gone, one is rotated, one goes on and one comes.
    try FileManager.default.removeItem(atPath: folder + "/day-0.jsonl")
    try write(500..<510, to: "day-1")
    try FileManager.default.moveItem(atPath: folder + "/day-1.jsonl", toPath: folder + "/day-1.jsonl.1")
    try write(510..<520, to: "day-1")
    try write(520..<530, to: "day-4")
    try write(530..<540, to: "day-5")
    daemon = try RunningDaemon(place)
    let after = try await daemon.waitUntil("the rest is read") { $0.counters.scored == 540 }
    #expect(after.counters.duplicates == 0 && after.counters.late == 0)
    #expect(!after.sources.contains { $0.name == "main/day-0.jsonl" })
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
