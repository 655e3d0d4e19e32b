import Glibc

/// Holds a state directory for this process: an exclusive `flock` on `frost.lock`, which the kernel lets go of when the
/// process ends, however it ends.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  init(directory: String) throws(StoreError) {
    let path = directory + "/frost.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: directory, reason: String(cString: strerror(errno))) }
    guard Self.take(descriptor) else {
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

  /// - Throws: `StoreError.locked` where a process has the directory.
  static func requireFree(_ directory: String) throws(StoreError) {
    let descriptor = open(directory + "/frost.lock", O_RDONLY | O_CLOEXEC)
    // Nobody has had it, or who asks may not know: the database says so then.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else {
      throw .locked(directory: directory, processID: processID(in: descriptor))
    }
  }

  /// Those who only ask whether it is free hold it shared, for an instant each: they are let pass.
  private static func take(_ descriptor: Int32) -> Bool {
    for _ in 0..<1000 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      if flock(descriptor, LOCK_SH | LOCK_NB) != 0 { return false }
      sched_yield()
    }
    return false
  }

  private static func processID(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
