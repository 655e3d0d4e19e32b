import Foundation
import FrostEvents
import FrostProtocol
import Testing

/// Frost begins with, or comes back to, events that are older than the wall's clock.
@Suite struct OutageTests {
  private static let root = (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }

  /// A figure of the summary that `frostd run --once` prints.
  private func figure(_ name: String, _ summary: String) -> Int? {
    summary.split { $0 == " " || $0 == "\n" }.first { $0.hasPrefix(name + "=") }
      .flatMap { Int($0.dropFirst(name.count + 1)) }
  }

  private func useWallClock(_ place: Workplace) throws {
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(text.replacing("clock: stream\n", with: ""), to: place.configuration)
  }

  @Test func `a backfill of ninety days freezes nobody, with the shipped rules`() throws {
    var frozen: [Int] = []
    for isBackfill in [true, false] {
      let place = try Workplace()
      try FileManager.default.removeItem(atPath: place.rules)
      try FileManager.default.copyItem(atPath: Self.root + "/rules", toPath: place.rules)
      let start = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) - 91 * 86_400_000)
      let simulated = try place.frostctl(
        "simulate", "--accounts", "100", "--days", "90", "--start", start.text, "--out", place.stream)
      #expect(simulated.code == 0, "\(simulated.text)")
      if isBackfill { try useWallClock(place) }
      let result = try place.runOnce()
      #expect(result.code == 0, "\(result.errors.suffix(500))")
      #expect(try #require(figure("events", result.output)) > 5000)
      frozen.append(try #require(figure("freezes", result.output)))
    }
    // The same stream read as it comes: the rules would have frozen some.
    #expect(frozen[0] == 0 && frozen[1] > 0, "\(frozen)")
  }

  @Test func `three hours of backlog trip no guard and freeze those who should be`() throws {
    func run(_ change: (Workplace) throws -> Void) throws -> (output: String, log: String) {
      let place = try Workplace()
      try place.write(
        Workplace.policy + "act-on: {younger-than: 4h}\nguards: {rule: {freezes: 50 per 10m}}\n",
        to: place.rules + "/policy.yaml")
      try change(place)
      let now = Int64(Date().timeIntervalSince1970 * 1000)
      // Thirty in ten minutes take too much, for three hours; between them, others who do not.
      for number in 0..<1080 {
        let time = EventTime(milliseconds: now - 3 * 3_600_000 + Int64(number) * 10_000).text
        let amount = number % 2 == 0 ? "6000.00" : "60.00"
        try place.append(
          #"{"id":"e\#(number)","time":"\#(time)","type":"transfer","account":"A\#(number)","payee":"P","#
            + #""amount":"\#(amount)"}"# + "\n")
      }
      let result = try place.runOnce()
      #expect(result.code == 0, "\(result.errors.suffix(500))")
      return (result.output, result.errors)
    }
    let late = try run(useWallClock)
    let live = try run { _ in }
    #expect(figure("freezes", late.output) == 540 && figure("freezes", live.output) == 540, "\(late.output)")
    #expect(!late.log.contains("storm guard"))
  }

  @Test func `reading waits while most events lie ahead of this machine's clock, and loses nothing`() async throws {
    let place = try Workplace()
    try useWallClock(place)
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("it runs") { $0.state == .running }
    // Ahead by the difference that clocks may have and five seconds more, which pass.
    let time = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 605_000).text
    let lines = (0..<150).map {
      #"{"id":"e\#($0)","time":"\#(time)","type":"transfer","account":"A\#($0)","amount":"1.00"}"# + "\n"
    }
    try place.append(lines.joined())
    let reader = ControlClient(socket: place.directory + "/read.sock")
    try await daemon.waitUntil("it is degraded") { $0.state == .degraded }
    let health = try await reader.get(HealthDocument.self, "/v1/health")
    let item = try #require(health.items.first { $0.name == "source.main" })
    #expect(item.state == .failing && item.command == "timedatectl")
    #expect(item.message.hasPrefix("source main is not read: 150 of its last 150 events lie more than 10 minutes"))
    let status = try await daemon.waitUntil("the clock is right") { $0.counters.scored == 150 }
    #expect(status.counters.quarantined == 0 && status.state == .running)
    #expect(daemon.log.contains("set the clock"))
  }
}
