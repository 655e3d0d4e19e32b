import Foundation
import FrostProtocol
import Testing

/// A file system in memory of eight megabytes.
private enum SmallDisk {
  static let canBeMade: Bool = {
    var template = Array("/tmp/frost-mount-XXXXXX".utf8CString)
    let path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    defer { rmdir(path) }
    guard make(at: path) else { return false }
    return umount(path) == 0
  }()

  static func make(at path: String) -> Bool { mount("tmpfs", path, "tmpfs", 0, "size=8m") == 0 }

  /// Whatever room there is, somebody else takes it.
  static func fill(_ place: Workplace) -> String {
    let path = place.state + "/filler"
    let filler = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    let zeros = [UInt8](repeating: 0, count: 4096)
    while write(filler, zeros, zeros.count) > 0 {}
    close(filler)
    return path
  }
}

@Suite(.enabled(if: SmallDisk.canBeMade, "this user may not mount a file system")) struct FullDiskTests {
  @Test func `while the disk is full nothing is lost, and it goes on when there is room`() async throws {
    let lines = 6000
    let reference = try Workplace()
    try reference.append(Stream.lines(0..<lines))
    #expect(try reference.runOnce().code == 0)

    let place = try Workplace()
    try FileManager.default.createDirectory(atPath: place.state, withIntermediateDirectories: false)
    #expect(SmallDisk.make(at: place.state))
    defer { umount2(place.state, Int32(MNT_DETACH)) }
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(0..<1000))
    try await daemon.waitUntil("it has begun") { $0.counters.scored == 1000 }
    let filler = SmallDisk.fill(place)
    try place.append(Stream.lines(1000..<lines))
    let status = try await daemon.waitUntil("it says that it cannot store") { $0.state == .degraded }
    #expect(status.attention.contains { $0.contains("full") }, "\(status.attention)")
    #expect(status.counters.scored < lines)
    unlink(filler)
    try await daemon.waitUntil("everything is scored") { $0.counters.scored == lines && $0.state == .running }
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(daemon.log.contains("commits succeed again"))
    #expect(try RunOutcome(place) == RunOutcome(reference))
  }

  @Test func `while the disk is full who asks hears nothing, and then the verdict`() async throws {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(text.replacing("file: stream.jsonl", with: "socket: ask.sock"), to: place.configuration)
    try FileManager.default.createDirectory(atPath: place.state, withIntermediateDirectories: false)
    #expect(SmallDisk.make(at: place.state))
    defer { umount2(place.state, Int32(MNT_DETACH)) }
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("it listens") { _ in WalletSocket(place.directory + "/ask.sock") != nil }
    let wallet = try #require(WalletSocket(place.directory + "/ask.sock"))
    let filler = SmallDisk.fill(place)
    // More than what is left of the database's own room.
    let lines = 20_000
    let writing = Thread { for number in 0..<lines { wallet.write(Stream.line(number)) } }
    writing.start()
    try await daemon.waitUntil("it says that it cannot store") { $0.state == .degraded }
    var answered = 0
    while let line = wallet.readLine(milliseconds: 0) {
      #expect(line.contains(#""outcome":"accepted""#))
      answered += 1
    }
    let stored = try await daemon.status().counters.scored
    #expect(answered <= stored && stored < lines)
    unlink(filler)
    while answered < lines {
      #expect(try #require(wallet.readLine(), "\(answered)").contains(#""event":"e\#(answered)""#))
      answered += 1
    }
    #expect(try await daemon.status().counters.scored == lines)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
