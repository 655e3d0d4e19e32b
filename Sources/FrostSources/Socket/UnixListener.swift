import Glibc

/// A Unix stream socket at a path, which whoever may write to its file may connect to.
final class UnixListener {
  /// Read and write for owner and group, as the control sockets have it.
  private static let permissions: mode_t = 0o660
  private static let backlog: Int32 = 128

  let path: String
  let descriptor: Int32
  private let file: TailStep.File

  /// Makes the socket. A file that a frostd which is gone left there is replaced.
  /// - Throws: if somebody listens at the path, the file is something else, or none can be made there.
  init(_ path: String) throws(SourceFailure) {
    self.path = path
    guard path.utf8.count < MemoryLayout.size(ofValue: sockaddr_un().sun_path) else {
      throw SourceFailure(path: path, sentence: "the path is too long for a socket")
    }
    try Self.makeRoom(at: path)
    let descriptor = socket(AF_UNIX, Self.type, 0)
    guard descriptor >= 0 else { throw SourceFailure(path: path, doing: "make", errno: errno) }
    var isOpen = false
    defer { if !isOpen { Glibc.close(descriptor) } }
    // Between the two nobody can connect: it does not listen yet.
    guard Self.withAddress(of: path, { bind(descriptor, $0, $1) }) == 0, chmod(path, Self.permissions) == 0,
      listen(descriptor, Self.backlog) == 0
    else { throw SourceFailure(path: path, doing: "listen at", errno: errno) }
    guard let file = try TailStep.File.at(path) else {
      throw SourceFailure(path: path, sentence: "was taken away while it was made")
    }
    self.file = file
    self.descriptor = descriptor
    isOpen = true
  }

  deinit { Glibc.close(descriptor) }

  /// Whether those who connect to the path come here.
  var isReachable: Bool { (try? TailStep.File.at(path))?.isSameFile(as: file) ?? false }

  /// The next who has connected; nil: nobody.
  func accept() -> Int32? {
    let accepted = Glibc.accept(descriptor, nil, nil)
    guard accepted >= 0 else { return nil }
    _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
    return accepted
  }

  func remove() { if isReachable { unlink(path) } }

  private static let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)

  private static func makeRoom(at path: String) throws(SourceFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw SourceFailure(path: path, sentence: "is there and is no socket; move it away")
    }
    let probe = socket(AF_UNIX, type, 0)
    defer { Glibc.close(probe) }
    if withAddress(of: path, { connect(probe, $0, $1) }) == 0 || errno == EAGAIN {
      throw SourceFailure(path: path, sentence: "another process listens there; end it or choose another path")
    }
    unlink(path)
  }

  private static func withAddress(
    of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
