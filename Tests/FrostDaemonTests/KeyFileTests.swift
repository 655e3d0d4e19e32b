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

  private static let canMount: Bool = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("frost-mount-\(UUID().uuidString)").path
    defer { rmdir(path) }
    guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=1m") == 0 else { return false }
    return umount(path) == 0
  }()

  @Test(.enabled(if: canMount, "this user may not mount a file system"))
  func `on a full disk there is no chunk, and there is one again when there is room`() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try #require(mount("tmpfs", directory, "tmpfs", 0, "size=3m") == 0)
    defer { umount2(directory, Int32(MNT_DETACH)) }
    let file = try KeyFile(in: directory)
    var chunks: [UnsafeMutableRawPointer] = []
    while let chunk = file.take() {
      memset(chunk, 7, PackingRoom.chunk)
      chunks.append(chunk)
    }
    #expect(chunks.count == 3)
    file.give(chunks.removeLast())
    let again = try #require(file.take())
    memset(again, 7, PackingRoom.chunk)
    #expect(file.take() == nil)
  }

  @Test func `where no file can be made, the start says where and why`() throws {
    #expect(throws: StartFailure.self) { try KeyFile(in: directory + "/none") }
    try FileManager.default.removeItem(atPath: directory)
  }
}
