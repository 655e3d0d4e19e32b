import Foundation
import Testing

@testable import FrostDaemon

struct LookupKeyTests {
  private let directory: String

  init() throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("frost-key-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
  }

  @Test func `a key is made once, for its owner only, and stays`() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let (key, isFromFile) = try LookupKey.load(state: directory, credentials: nil)
    #expect(!isFromFile)
    #expect(key.count == 32)
    #expect(try LookupKey.load(state: directory, credentials: directory + "/none") == (key, true))
    let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/lookup.key")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a systemd credential goes before the file, and one that is too short is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/" + LookupKey.credential
    try Data(repeating: 9, count: 40).write(to: URL(fileURLWithPath: path))
    #expect(try LookupKey.load(state: directory, credentials: directory) == ([UInt8](repeating: 9, count: 40), false))
    #expect(!FileManager.default.fileExists(atPath: directory + "/lookup.key"))
    try Data(repeating: 9, count: 5).write(to: URL(fileURLWithPath: path))
    #expect(throws: StartFailure.self) { try LookupKey.load(state: directory, credentials: directory) }
  }
}
