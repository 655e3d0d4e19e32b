import Foundation
import FrostEngine
import FrostEvents
import FrostStore
import Testing

@Suite struct StandardInputTests {
  @Test func `a pipe is read to its end, also its last line, and offsets count on over runs`() throws {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(text.replacing("file: stream.jsonl", with: "file: \"-\""), to: place.configuration)
    for (round, lines) in [0..<5000, 5000..<6000].enumerated() {
      try place.append(round == 0 ? String(Stream.lines(lines).dropLast()) : Stream.lines(lines))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = [
        "-c", "(sleep 0.3; cat \(place.stream)) | \(Workplace.frostd) run --once --config \(place.configuration)",
      ]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      try FileManager.default.removeItem(atPath: place.stream)
    }
    let unreadable = Process()
    unreadable.executableURL = URL(fileURLWithPath: "/bin/sh")
    unreadable.arguments = ["-c", "\(Workplace.frostd) run --once --config \(place.configuration) < /tmp"]
    try unreadable.run()
    unreadable.waitUntilExit()
    #expect(unreadable.terminationStatus == 74)
    let store = try Store.open(place.state)
    #expect(try store.counters().scored == 6000 && store.counters().quarantined == 0)
    let position = try #require(try store.positions().first)
    #expect(position.offset == Int64(Stream.lines(0..<6000).utf8.count) - 1)
  }
}
