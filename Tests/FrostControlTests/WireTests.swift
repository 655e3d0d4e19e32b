import Foundation
import FrostProtocol
import Glibc
import Testing

@testable import FrostControl

@Suite struct WireTests {
  @Test func `plain HTTP over the socket gives JSON`() async throws {
    try await RunningServer.with { running in
      let answer = try await raw("/v1/status", running)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.lowercased().contains("content-type: application/json\r\n"))
      #expect(answer.contains(#""schema":"frost.status/1""#))
    }
  }

  @Test(arguments: [
    ("/v1/nothing", "GET", "404", #""code":"not-found""#),
    ("/v1/freezes/frz_7", "GET", "404", "no freeze 'frz_7'"),
    ("/v1/quarantine/x", "GET", "404", "no line 'x' in quarantine"),
    ("/v1/decisions/x", "GET", "404", "no decision 'x'"),
    ("/v1/freezes", "POST", "405", "POST on admin.sock"),
    ("/v1/status", "DELETE", "405", #""code":"method-not-allowed""#),
    ("/v1/freezes?limit=1001", "GET", "400", "limit=1001: not a whole number from 1 to 1000"),
    ("/v1/freezes?state=melting", "GET", "400", "state=melting: none of active, ended"),
    ("/v1/freezes?acount=A1", "GET", "400", "unknown parameter 'acount'"),
    ("/v1/changes?after=-1", "GET", "400", "after=-1"),
    ("/v1/changes?wait=31", "GET", "400", "not a whole number from 0 to 30"),
    ("/v1/accounts/%FF", "GET", "400", "percent-encoded UTF-8"),
  ])
  func `every refusal is a document with a stable code`(
    uri: String, method: String, status: String, part: String
  ) async throws {
    try await RunningServer.with { running in
      let answer = try await raw(uri, method: method, running)
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
      #expect(answer.contains(#""schema":"frost.error/1""#) && answer.contains(part), "\(answer)")
    }
  }

  @Test func `a body that is too long, or not the request, is refused`() async throws {
    try await RunningServer.with { running in
      let long = try await post(String(repeating: " ", count: Call.maximumBodyBytes + 1), running)
      #expect(long.hasPrefix("HTTP/1.1 413 ") && long.contains(#""code":"too-large""#), "\(long)")
      let missing = try await post(#"{"account":"A1","outcome":"honest","reason":"r"}"#, running)
      #expect(missing.hasPrefix("HTTP/1.1 400 ") && missing.contains("the body: 'key' is missing"), "\(missing)")
      let outcome = try await post(#"{"account":"A1","outcome":"x","reason":"r","key":"k"}"#, running)
      #expect(outcome.contains("outcome: 'x' is none of fraud, honest, scam, unclear"), "\(outcome)")
      let type = try await post(#"{"account":"A1","outcome":"fraud","reason":"r","key":"k","dry_run":1}"#, running)
      #expect(type.contains("dry_run: "), "\(type)")
      let broken = try await post("{", running)
      #expect(broken.hasPrefix("HTTP/1.1 400 "))
      #expect(running.port.submitted.isEmpty)
    }
  }

  @Test func `the sockets are open to owner and group only`() async throws {
    try await RunningServer.with { running in
      for name in ["read.sock", "admin.sock"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: running.directory + "/" + name)
        #expect(attributes[.posixPermissions] as? Int == 0o660, "\(name)")
      }
    }
  }

  @Test func `a second server on the same sockets is refused and the first goes on`() async throws {
    try await RunningServer.with { running in
      let socket = running.directory + "/read.sock"
      await #expect(throws: ControlServerError.inUse(socket: socket)) { try await running.server.run() }
      let answer = try await raw("/v1/status", running)
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func `a stale socket of a killed daemon is replaced`() async throws {
    try await RunningServer.with(
      prepare: { running in
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: (running.directory + "/read.sock").utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
          }
        }
        #expect(bound == 0)
      },
      { running in
        let answer = try await raw("/v1/status", running)
        #expect(answer.hasPrefix("HTTP/1.1 200 "))
      })
  }

  @Test func `a file that is not a socket is left alone`() async throws {
    let error = await #expect(throws: ControlServerError.self) {
      try await RunningServer.with(prepare: { running in
        try Data("mine".utf8).write(to: URL(fileURLWithPath: running.directory + "/admin.sock"))
      }) { running in
        #expect(FileManager.default.contents(atPath: running.directory + "/admin.sock") == Data("mine".utf8))
      }
    }
    guard case .notASocket(let path) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path.hasSuffix("/admin.sock"))
  }

  private func raw(_ uri: String, method: String = "GET", _ running: RunningServer) async throws -> String {
    try await onThread { try RawSocket.get(uri, method: method, at: running.directory + "/read.sock") }
  }

  private func post(_ body: String, _ running: RunningServer) async throws -> String {
    let request =
      "POST /v1/releases HTTP/1.1\r\nHost: frost\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    return try await onThread { try RawSocket.exchange(request + body, at: running.directory + "/admin.sock") }
  }

  /// The exchange blocks its thread, which must not be one that the server runs on.
  private func onThread(_ work: @escaping @Sendable () throws -> String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
  }
}
