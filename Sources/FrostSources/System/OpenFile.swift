import Glibc

/// A file open for reading; closed when it is let go.
final class OpenFile {
  let path: String
  private let descriptor: Int32

  /// Opens `path`; nil when there is no such file.
  static func open(_ path: String) throws(SourceFailure) -> OpenFile? {
    while true {
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 { return try OpenFile(path: path, descriptor: descriptor) }
      switch errno {
      case EINTR: continue
      case ENOENT, ENOTDIR: return nil
      default: throw SourceFailure(path: path, doing: "open", errno: errno)
      }
    }
  }

  private init(path: String, descriptor: Int32) throws(SourceFailure) {
    self.path = path
    self.descriptor = descriptor
    var status = Glibc.stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SourceFailure(path: path, sentence: "is not a regular file; a source of kind file needs one")
    }
  }

  deinit { close(descriptor) }

  func status() throws(SourceFailure) -> TailStep.File {
    var status = Glibc.stat()
    guard fstat(descriptor, &status) == 0 else { throw SourceFailure(path: path, doing: "look at", errno: errno) }
    return TailStep.File(status)
  }

  /// Reads at `offset`; fewer bytes than asked for only at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(SourceFailure) -> Int {
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset) + off_t(done))
      if count == 0 { break }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw SourceFailure(path: path, doing: "read", errno: errno)
      }
    }
    return done
  }

  /// Up to `count` bytes at `offset`.
  func bytes(at offset: Int64, count: Int) throws(SourceFailure) -> [UInt8] {
    guard count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    var result: Result<Int, SourceFailure> = .success(0)
    bytes.withUnsafeMutableBytes { buffer in
      result = Result { () throws(SourceFailure) in try read(into: buffer, at: offset) }
    }
    return Array(bytes.prefix(try result.get()))
  }
}

extension TailStep.File {
  init(_ status: stat) {
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  /// The file at `path`, links followed; nil when there is none.
  static func at(_ path: String) throws(SourceFailure) -> TailStep.File? {
    var status = Glibc.stat()
    if stat(path, &status) == 0 { return TailStep.File(status) }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw SourceFailure(path: path, doing: "look at", errno: errno)
  }
}
