import Glibc

/// JSON Lines in memory.
struct Lines {
  private var bytes: [UInt8] = []
  /// By line: where its line feed stands.
  private var ends: [Int] = []

  var count: Int { ends.count }
  var byteCount: Int { bytes.count }

  /// - Parameter next: appends a line with its line feed; false: there is none.
  init(_ count: Int, _ next: (inout [UInt8]) -> Bool) {
    while ends.count < count, next(&bytes) { ends.append(bytes.count - 1) }
  }

  /// The first lines of a file.
  init(_ path: String, atMost limit: Int) {
    guard let file = fopen(path, "r") else { fatalError("\(path) cannot be opened") }
    defer { fclose(file) }
    var buffer: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(buffer) }
    self.init(limit) { bytes in
      let length = getline(&buffer, &room, file)
      guard length > 0, let buffer, buffer[length - 1] == 0x0A else { return false }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: length))
      return true
    }
  }

  /// Writes them to standard output.
  func print() {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard written > 0 else { fatalError("standard output: \(String(cString: strerror(errno)))") }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Calls `body` with the number and the bytes of each of these lines.
  func forEach(in range: Range<Int>, _ body: (Int, UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { bytes in
      for number in range {
        let start = number == 0 ? 0 : ends[number - 1] + 1
        body(number, UnsafeRawBufferPointer(rebasing: bytes[start..<ends[number]]))
      }
    }
  }
}
