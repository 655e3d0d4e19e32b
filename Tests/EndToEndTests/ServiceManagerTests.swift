import Foundation
import Testing

@Suite struct ServiceManagerTests {
  @Test func `a service manager that does not listen holds up no stop`() async throws {
    let place = try Workplace()
    try place.append(Stream.linesOfAllKinds(0..<100))
    let daemon = try RunningDaemon(place)
    daemon.stopListening()
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd(seconds: 30) == 0, "\(daemon.log)")
  }
}
