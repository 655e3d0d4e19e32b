import Foundation
package import FrostEvents
import GRDB
import Glibc

/// A copy of the database that was made and read through.
package struct Backup: Hashable, Sendable {
  package var path: String
  package var bytes: Int64
  /// SHA-256, as `sha256sum` prints it.
  package var digest: String
}

extension Store {
  /// Where copies are put.
  package var backups: String { directory + "/backups" }

  /// Makes a copy of the database as of its newest commit, while it goes on being used, and reads it through.
  /// - Parameter name: of the file in `backups`, without ending.
  package func backUp(as name: String) throws(StoreError) -> Backup {
    let path = "\(backups)/\(name).db"
    try translated(path: path) {
      // A connection of its own, which only reads: commits go on meanwhile.
      var configuration = Self.configuration
      configuration.readonly = true
      let reader = try DatabaseQueue(path: directory + "/frost.db", configuration: configuration)
      try reader.inDatabase { try Self.copy($0, to: path) }
    }
    let damage = try Store.verify(backup: path)
    if let first = damage.first { throw .damaged(path: path, place: first.place, message: first.message) }
    return try translated(path: path) {
      let (bytes, digest) = try Self.digest(of: path)
      return Backup(path: path, bytes: bytes, digest: digest)
    }
  }

  static func copy(_ db: Database, to path: String) throws {
    let directory = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StoreError.notWritable(path: path, reason: "a file of that name is there")
    }
    // Made whole under another name first: what has the name is a whole copy.
    let part = path + ".part"
    try? FileManager.default.removeItem(atPath: part)
    try db.execute(sql: "VACUUM INTO ?", arguments: [part])
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
    let file = Glibc.open(part, O_RDONLY | O_CLOEXEC)
    defer { Glibc.close(file) }
    guard file >= 0, fsync(file) == 0, rename(part, path) == 0 else {
      throw StoreError.notWritable(path: path, reason: String(cString: strerror(errno)))
    }
    try CheckpointWriter.sync(directory)
  }

  /// Reads a copy through, without changing it.
  package static func verify(backup path: String) throws(StoreError) -> [Damage] {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw .notWritable(path: path, reason: "no such file, or it may not be read")
    }
    let work = NSTemporaryDirectory() + "frost-verify-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: work) }
    try translated(path: path) {
      try FileManager.default.createDirectory(
        atPath: work, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try FileManager.default.copyItem(atPath: path, toPath: work + "/frost.db")
    }
    let store = try Store.open(work)
    return try store.verify()
  }

  /// Puts a copy in the place of a state directory's database, which is kept aside. No frostd may have the directory.
  /// - Returns: where the old one is; nil: there was none.
  package static func restore(_ backup: String, to directory: String, at now: EventTime) throws(StoreError) -> String? {
    let damage = try verify(backup: backup)
    if let first = damage.first { throw .damaged(path: backup, place: first.place, message: first.message) }
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw .notWritable(path: directory, reason: String(cString: strerror(errno)))
    }
    let lock = try DirectoryLock(directory: directory)
    defer { withExtendedLifetime(lock) {} }
    let path = directory + "/frost.db"
    return try translated(path: path) {
      let files = FileManager.default
      let part = path + ".part"
      try? files.removeItem(atPath: part)
      try files.copyItem(atPath: backup, toPath: part)
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
      let aside = directory + "/before-restore-\(now.fileName)"
      var hasOld = false
      for name in ["frost.db", "frost.db-wal", "frost.db-shm"] where files.fileExists(atPath: "\(directory)/\(name)") {
        if !hasOld { try files.createDirectory(atPath: aside, withIntermediateDirectories: false) }
        hasOld = true
        try files.moveItem(atPath: "\(directory)/\(name)", toPath: "\(aside)/\(name)")
      }
      // They are of the database that was there.
      removeCheckpoints(in: directory)
      try files.moveItem(atPath: part, toPath: path)
      return hasOld ? aside : nil
    }
  }

  private static func digest(of path: String) throws -> (bytes: Int64, digest: String) {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var hash = SHA256()
    var bytes: Int64 = 0
    while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
      part.withUnsafeBytes { hash.update($0) }
      bytes += Int64(part.count)
    }
    return (bytes, hash.hexDigest())
  }
}

extension EventTime {
  /// `20260302T081500Z`.
  package var fileName: String { String(text.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z" }
}
