import Glibc

/// Memory of this process, bytes.
enum ProcessMemory {
  /// The most that it had so far.
  static var peak: Int { value(of: "VmHWM:") }

  static var now: Int { value(of: "VmRSS:") }

  private static func value(of name: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var buffer: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(buffer) }
    while getline(&buffer, &room, file) > 0, let line = buffer.map({ String(cString: $0) }) {
      guard line.hasPrefix(name) else { continue }
      return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
    }
    return 0
  }
}
