import Foundation
import FrostEngine
import FrostProtocol
import Testing

/// A source of each kind that cannot be read beside one that can.
@Suite struct FailingSourceTests {
  private func workplace(_ sources: String) throws -> Workplace {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(
      text.replacing("{name: main, file: stream.jsonl}", with: "{name: main, file: stream.jsonl}, \(sources)"),
      to: place.configuration)
    return place
  }

  @Test func `each is an unhealthy item, is tried again and read when it can be; the others go on`() async throws {
    let place = try workplace(
      "{name: folder, file: folder.jsonl}, {name: many, file: \"many/*.jsonl\"}, {name: ask, socket: ask.sock}, "
        + "{name: log, journal: {unit: wallet.service, directory: journal}}")
    let files = FileManager.default
    let (folder, many) = (place.directory + "/folder.jsonl", place.directory + "/many")
    try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try files.createSymbolicLink(atPath: many, withDestinationPath: many)
    try place.write("no socket", to: place.directory + "/ask.sock")
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(0..<100))
    let said = [
      "source folder: \(folder): is not a regular file",
      "source many: \(place.directory)/many/*.jsonl: cannot look for it: Too many levels of symbolic links",
      "source ask: \(place.directory)/ask.sock: is there and is no socket",
      "source log: \(place.directory)/journal: cannot open it: No such file or directory",
    ]
    try await daemon.waitUntil("all of them are told") { status in
      status.counters.scored == 100 && status.state == .degraded
        && said.allSatisfy { line in status.attention.contains { $0.contains(line) && $0.contains("tried again") } }
    }

    try files.removeItem(atPath: folder)
    try place.append(Data(Stream.lines(100..<110).utf8), to: folder)
    try files.removeItem(atPath: many)
    try files.createDirectory(atPath: many, withIntermediateDirectories: false)
    try place.append(Data(Stream.lines(110..<120).utf8), to: many + "/a.jsonl")
    try files.removeItem(atPath: place.directory + "/ask.sock")
    try files.createDirectory(atPath: place.directory + "/journal", withIntermediateDirectories: false)
    let status = try await daemon.waitUntil("all of them are well") { status in
      status.state == .running && status.attention.isEmpty && status.counters.scored == 120
    }
    #expect(Set(status.sources.map(\.name)) == ["main", "folder", "many/a.jsonl", "ask", "log"])
    let wallet = try #require(WalletSocket(place.directory + "/ask.sock"))
    wallet.write(Stream.line(120))
    #expect(wallet.readLine()?.contains("accepted") == true)
    #expect(daemon.log.contains("source folder can be read again"))
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }

  @Test func `standard input that cannot be read keeps nobody from being read`() async throws {
    let place = try workplace("{name: pipe, file: \"-\"}")
    let descriptor = open(place.directory, O_RDONLY | O_CLOEXEC)
    let daemon = try RunningDaemon(place, input: FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    try place.append(Stream.lines(0..<100))
    let status = try await daemon.waitUntil("the file is read") { $0.counters.scored == 100 && $0.state == .degraded }
    #expect(status.attention.contains { $0.contains("source pipe: standard input: cannot read it: Is a directory") })
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}
