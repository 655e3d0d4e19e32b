import Foundation
import NIOCore
import Testing

@testable import FrostProtocol

@Suite struct ControlClientTests {
  @Test func `ids are escaped in paths and queries`() {
    #expect(ControlClient.path("/v1/accounts/", "a/b c%é", "/why") == "/v1/accounts/a%2Fb%20c%25%C3%A9/why")
    #expect(
      ControlClient.uri("/v1/freezes", [("account", "a&b"), ("limit", "5")]) == "/v1/freezes?account=a%26b&limit=5")
    #expect(ControlClient.uri("/v1/status", []) == "/v1/status")
  }

  @Test func `no socket and a socket that nobody listens at both mean: not running`() async throws {
    let path = NSTemporaryDirectory() + "/frost-\(UUID().uuidString.prefix(8)).sock"
    let client = ControlClient(socket: path)
    await #expect(throws: ControlClientError.notRunning(socket: path)) { try await client.get("/v1/status") }
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: path) }
    await #expect(throws: ControlClientError.notRunning(socket: path)) { try await client.get("/v1/status") }
  }

  @Test func `a path too long for a socket is an error, not a crash`() async {
    let client = ControlClient(socket: "/" + String(repeating: "x", count: 200))
    await #expect(throws: ControlClientError.self) { try await client.get("/v1/status") }
  }

  @Test func `errors say what to do next`() {
    #expect(ControlClientError.notRunning(socket: "/s").hint?.contains("systemctl start frostd") == true)
    #expect(ControlClientError.noPermission(socket: "/s").description == "no permission to use /s")
    let refused = ControlClientError.refused(
      status: 404, ErrorDocument(code: "not-found", message: "no freeze 'x'", hint: "list them"))
    #expect(refused.description == "no freeze 'x'" && refused.hint == "list them")
  }
}
