import Foundation
import FrostFeatures
import Testing

@testable import FrostDaemon

struct KeyFileTests {
  private let directory: String

  init() throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("frost-cold-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
  }

  @Test func `chunks hold what is put into them, serve again empty, and leave no name behind`() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let file = try KeyFile(in: directory)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
    let one = try #require(file.take())
    let other = try #require(file.take())
    #expect(abs(one - other) >= PackingRoom.chunk)
    for chunk in [one, other] { memset(chunk, 7, PackingRoom.chunk) }
    file.give(one)
    #expect(other.load(fromByteOffset: PackingRoom.chunk - 1, as: UInt8.self) == 7)
    let again = try #require(file.take())
    #expect(again == one)
    #expect(again.load(as: UInt8.self) == 0)
  }

  @Test func `where no file can be made, the start says where and why`() throws {
    #expect(throws: StartFailure.self) { try KeyFile(in: directory + "/none") }
    try FileManager.default.removeItem(atPath: directory)
  }
}
