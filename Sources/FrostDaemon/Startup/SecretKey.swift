import Glibc

/// Secrets: systemd credentials, or files of the state directory.
enum SecretKey {
  private static let leastBytes = 16

  /// The systemd credential of that name; nil: none was given.
  static func credential(_ name: String) throws(StartFailure) -> [UInt8]? {
    guard let directory = getenv("CREDENTIALS_DIRECTORY") else { return nil }
    return try read(String(cString: directory) + "/" + name)
  }

  /// nil: there is no such file.
  static func read(_ path: String) throws(StartFailure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw StartFailure(.noPermission, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= leastBytes else {
      throw StartFailure(
        .config, "\(path): a key has at least \(leastBytes) bytes\n  hint: head -c 32 /dev/urandom > \(path)")
    }
    return Array(bytes.prefix(count))
  }
}
