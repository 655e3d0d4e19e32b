import Foundation

/// Writes real journal files with Debian's systemd-journal-remote, without a running journald.
final class JournalWriter {
  static let program = "/lib/systemd/systemd-journal-remote"
  static let isInstalled = FileManager.default.isExecutableFile(atPath: program)

  let path: String
  private let process = Process()
  private let input = Pipe()
  private var number: Int64

  /// - Parameters:
  ///   - path: of the journal file, which is made or gone on with.
  ///   - number: of the first entry; the entries' times are made of it.
  init(_ path: String, from number: Int64 = 1) throws {
    self.path = path
    self.number = number
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["-o", path, "-"]
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
  }

  deinit { close() }

  func log(_ message: String?, unit: String = "wallet.service", identifier: String = "wallet") throws {
    var text = "__REALTIME_TIMESTAMP=\(1_772_000_000_000_000 + number * 1000)\n__MONOTONIC_TIMESTAMP=\(number)\n"
    text += "_BOOT_ID=3f2d7ca0d6834a8f8a1f3b4e1f7d0f11\n_SYSTEMD_UNIT=\(unit)\nSYSLOG_IDENTIFIER=\(identifier)\n"
    if let message { text += "MESSAGE=\(message)\n" }
    number += 1
    try input.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Everything is written when it returns.
  func close() {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.waitUntilExit() }
  }
}
