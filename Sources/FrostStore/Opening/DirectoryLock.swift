import Glibc

/// Holds a state directory for this process: an exclusive `flock` on `frost.lock`, which the kernel lets go of when the
/// process ends, however it ends.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  init(directory: String) throws(StoreError) {
    let path = directory + "/frost.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: directory, reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.processID(in: descriptor)
      close(descriptor)
      throw .locked(directory: directory, processID: holder)
    }
    self.descriptor = descriptor
    let text = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit { close(descriptor) }

  private static func processID(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
