import ArgumentParser
import Foundation
import FrostProtocol
import Testing

@testable import frostctl

struct CommandTests {
  @Test(arguments: [
    ["freezes", "add", "A1", "--for", "1h", "--reason", "r", "--scope", "in", "--scope", "cards"],
    ["reload", "--reason", " "],
    ["freezes", "release", "A1", "--reason", "x"], ["freezes", "release", "A1", "--outcome", "honest"],
    ["freezes", "release", "A1", "--outcome", "guilty", "--reason", "x"],
    ["freezes", "release", "A1", "--outcome", "fraud", "--reason", " "], ["freezes", "add", "A1", "--reason", "x"],
    ["freezes", "add", "A1", "--reason", "x", "--for", "4x"],
    ["freezes", "add", "A1", "--reason", "x", "--for", "4h", "--permanent"],
    ["freezes", "add", "A1", "--reason", "x", "--permanent", "--scope", "everything"],
    ["lists", "add", "watched", "A1"], ["lists", "add", "watched", "A1", "--reason", " "],
    ["lists", "add", "watched", "A1", "--reason", "r", "--until", "soon"], ["lists", "remove", "watched"],
    ["import", "a.csv", "--reason", "r"], ["import", "a.csv", "--kind", "things", "--reason", "r"],
    ["freezes", "list", "--limit", "0"], ["status", "-o", "xml"], ["frobnicate"],
  ])
  func `wrong usage exits 64`(arguments: [String]) async throws {
    let error = try await #require(throws: (any Error).self) { _ = try await Frostctl.asyncParseAsRoot(arguments) }
    #expect(Frostctl.exitCode(for: error).rawValue == 64)
  }

  @Test func `a command is understood`() async throws {
    let command = try await Frostctl.asyncParseAsRoot([
      "freeze", "release", "frz_1", "--outcome", "honest", "--reason", "called back", "-n", "--socket-dir", "/tmp/x",
    ])
    let release = try #require(command as? FreezesRelease)
    #expect(release.outcome == .honest)
    #expect(release.change.dryRun)
    #expect(release.socket.directory == "/tmp/x")
    #expect(release.change.idempotencyKey != release.change.idempotencyKey)
  }

  @Test func `without a daemon it says what to type and exits 69`() async throws {
    let status = try #require(
      try await Frostctl.asyncParseAsRoot(["status", "--socket-dir", "/nowhere/frost"]) as? Status)
    let failure = try await #require(throws: Failure.self) { try await status.run() }
    #expect(failure.code.rawValue == 69)
    #expect(failure.message == "frostd is not running (no socket at /nowhere/frost/read.sock)")
    #expect(failure.hint?.contains("systemctl start frostd") == true)
  }

  @Test(arguments: [(404, 4), (409, 5), (400, 65), (403, 77), (503, 69), (500, 74)])
  func `an answer's status becomes an exit code`(status: Int, code: Int32) {
    #expect(Session.code(ofStatus: status).rawValue == code)
  }

  @Test func `a hint that names a route names a command`() {
    #expect(
      Session.asCommand("GET /v1/freezes?state=active lists what is frozen")
        == "`frostctl freezes list` lists what is frozen")
    #expect(Session.asCommand("GET /v1/lists lists them") == "`frostctl lists show` lists them")
    #expect(Session.asCommand("make room") == "make room")
  }

  @Test func `evaluate names a file that is no report`() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "frost-\(UUID().uuidString).json")
    try Data("{}".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let evaluate = try #require(try await Frostctl.asyncParseAsRoot(["evaluate", file.path]) as? Evaluate)
    let failure = try #require(throws: Failure.self) { try evaluate.run() }
    #expect(failure.code == .dataError)
    #expect(failure.message.contains(file.path))
  }
}
