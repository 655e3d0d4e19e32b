import FrostStore
import Glibc

/// The secret of the keyed hashes that personal values are found by: the systemd credential `frost-lookup-key`, else a
/// file in the state directory that is made once and readable by its owner only.
enum LookupKey {
  static let credential = "frost-lookup-key"
  private static let fileName = "/lookup.key"

  /// nil: there is no key here.
  static func existing(state: String, credentials: String?) throws(StartFailure) -> [UInt8]? {
    if let credentials, let key = try SecretKey.read(credentials + "/" + credential) { return key }
    return try SecretKey.read(state + fileName)
  }

  static func load(state: String, credentials: String?) throws(StartFailure) -> (key: [UInt8], isFromFile: Bool) {
    if let credentials, let key = try SecretKey.read(credentials + "/" + credential) { return (key, false) }
    let path = state + fileName
    if let key = try SecretKey.read(path) { return (key, true) }
    return (try make(path), false)
  }

  private static func make(_ path: String) throws(StartFailure) -> [UInt8] {
    let key = (0..<32).map { _ in UInt8.random(in: 0...255) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StartFailure(.noPermission, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    guard write(descriptor, key, key.count) == key.count, fsync(descriptor) == 0 else {
      throw StartFailure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
    return key
  }
}
