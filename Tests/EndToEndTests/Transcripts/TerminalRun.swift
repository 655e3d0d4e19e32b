import Foundation

/// What a program says to somebody at a terminal of 80 columns. Messages go to a file, so that their order among the answers
/// depends on nothing.
struct TerminalRun {
  let code: Int32
  /// Standard output, then standard error.
  let text: String

  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux, which Swift does not import.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init(_ program: String, _ arguments: [String], in directory: String, environment: [String: String] = [:]) throws {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: Int32 = 0
    var lock: Int32 = 0
    precondition(
      master >= 0 && ioctl(master, Self.setLock, &lock) == 0 && ioctl(master, Self.getNumber, &number) == 0,
      "no pseudo-terminal: \(errno)")
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    precondition(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
    let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    precondition(terminal >= 0)
    let errors = directory + "/errors-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: errors, contents: nil) else { preconditionFailure(errors) }
    defer { try? FileManager.default.removeItem(atPath: errors) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8", "TZ": "UTC",
    ].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(fileDescriptor: terminal)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    close(terminal)
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    // Reading ends with an error when nobody holds the other side any more.
    while case let count = read(master, &block, block.count), count > 0 { bytes += block.prefix(count) }
    close(master)
    process.waitUntilExit()
    code = process.terminationStatus
    let said = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    text = said + (try String(contentsOfFile: errors, encoding: .utf8))
  }
}
