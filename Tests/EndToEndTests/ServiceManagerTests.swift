import Foundation
import Testing

@Suite struct ServiceManagerTests {
  @Test func `a service manager that does not listen holds up no stop`() async throws {
    let place = try Workplace()
    try place.append(Stream.linesOfAllKinds(0..<100))
    let daemon = try RunningDaemon(place)
    daemon.notifications.stopListening()
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd(seconds: 30) == 0, "\(daemon.log)")
  }

  @Test func `it tells systemd that it lives and how it stands, more often than a socket holds`() async throws {
    let place = try Workplace()
    let daemon = try RunningDaemon(place, watchdog: 300_000)
    for round in 0..<30 {
      try place.append(Stream.lines(round..<round + 1))
      try daemon.waitForNotification("round \(round)") { $0.hasPrefix("STATUS=\(round + 1) event") }
      try daemon.waitFor("WATCHDOG=1")
    }
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
