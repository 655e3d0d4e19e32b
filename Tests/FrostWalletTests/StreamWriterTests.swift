import FrostEvents
import Foundation
import Testing

@testable import FrostWallet

@Suite struct StreamWriterTests {
  private var options: WalletOptions {
    var options = Stream.orderly
    options.extent = .events(2_000)
    return options
  }

  private func withDirectory(_ body: (String) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("frost-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(directory.path)
  }

  @Test func `rotated files hold the whole stream, line by line`() throws {
    try withDirectory { directory in
      let path = directory + "/wallet.jsonl"
      var writer = StreamWriter(
        WalletSimulation(options), to: try StreamFile(path: path, rotateAfterBytes: 100_000))
      try writer.run()
      let count = try FileManager.default.contentsOfDirectory(atPath: directory).count
      #expect(count > 1)
      let paths = (1..<count).map { "\(path).\($0)" } + [path]
      let parts = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      #expect(parts.allSatisfy { $0.last == 0x0A })
      #expect([UInt8](parts.joined()) == Stream(options).bytes)
    }
  }

  @Test func `a caller ends a paced run`() throws {
    try withDirectory { directory in
      var writer = StreamWriter(
        WalletSimulation(options), to: try StreamFile(path: directory + "/paced"), linesPerSecond: 1_000)
      var calls = 0
      try writer.run { simulation in
        calls += 1
        return simulation.lineCount < 50
      }
      #expect(calls > 1)
      #expect(50..<2_000 ~= writer.simulation.lineCount)
    }
  }

  @Test func `a place that cannot be written is told`() {
    let error = #expect(throws: StreamFileError.self) { _ = try StreamFile(path: "/nowhere/wallet.jsonl") }
    #expect(error?.description == "/nowhere/wallet.jsonl: cannot open: No such file or directory")
  }
}
