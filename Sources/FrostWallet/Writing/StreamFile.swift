import Glibc

/// The file that the stream is written to, whole lines at a time. When it reaches its greatest size it is renamed to
/// `path.1` (the next one to `path.2`, ...) and a new one begins.
package struct StreamFile: ~Copyable {
  private let path: String
  private let rotateAfter: Int64?
  private var descriptor: Int32
  private var size: Int64 = 0
  private var rotations = 0

  /// Creates the file at `path`, or empties it; `-` is standard output, which is never rotated.
  package init(path: String, rotateAfterBytes: Int64? = nil) throws(StreamFileError) {
    self.path = path
    rotateAfter = path == "-" ? nil : rotateAfterBytes
    descriptor = path == "-" ? 1 : try Self.create(path, flags: O_TRUNC)
  }

  deinit { if descriptor > 1 { close(descriptor) } }

  /// Writes `lines`, which must end with a line feed.
  package mutating func write(_ lines: [UInt8]) throws(StreamFileError) {
    if let rotateAfter, size > 0, size + Int64(lines.count) > rotateAfter { try rotate() }
    var done = 0
    while done < lines.count {
      let written = lines.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if written < 0 {
        if errno == EINTR { continue }
        throw StreamFileError(path: path, operation: "write", code: errno)
      }
      done += written
    }
    size += Int64(lines.count)
  }

  private mutating func rotate() throws(StreamFileError) {
    rotations += 1
    guard rename(path, "\(path).\(rotations)") == 0 else {
      throw StreamFileError(path: path, operation: "rename", code: errno)
    }
    close(descriptor)
    // On failure the deinitialiser must not close it again.
    descriptor = -1
    descriptor = try Self.create(path, flags: O_EXCL)
    size = 0
  }

  private static func create(_ path: String, flags: Int32) throws(StreamFileError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | flags, 0o640)
    guard descriptor >= 0 else { throw StreamFileError(path: path, operation: "open", code: errno) }
    return descriptor
  }
}
