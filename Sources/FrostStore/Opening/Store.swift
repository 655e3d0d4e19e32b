import FrostEvents
import Glibc
import GRDB
import Synchronization

/// Frost's memory: one SQLite file in a state directory that one process owns. One writer, any number of readers that
/// see committed rows only.
package final class Store: Sendable {
  package let directory: String
  let pool: DatabasePool
  /// Moves the write-ahead log into the database.
  let logMover: DatabaseQueue
  let logState = Mutex(WriteAheadLog())
  /// Erasures are done one after the other.
  let erasing = Mutex(())
  let retention = Mutex(RetentionWalk())
  private let lock: DirectoryLock
  /// Nobody asks the database in order to wait.
  let feedEnd: FeedEnd
  let auditKey: KeyedDigest?
  let auditWatch: Mutex<AuditWatch>

  /// Opens the state directory, making it and the database in it where there is none.
  /// - Parameter auditKey: a secret without which nobody can make entries of the audit log that fit; nil: anybody can who
  ///   may write the database.
  package static func open(_ directory: String, auditKey: [UInt8]? = nil) throws(StoreError) -> Store {
    try Store(directory, auditKey.map { KeyedDigest(key: $0) })
  }

  private init(_ directory: String, _ auditKey: KeyedDigest?) throws(StoreError) {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw .notWritable(path: directory, reason: String(cString: strerror(errno)))
    }
    self.directory = directory
    lock = try DirectoryLock(directory: directory)
    let path = directory + "/frost.db"
    try Self.makePrivate(path)
    self.auditKey = auditKey
    let newest: Int64
    let head: AuditAnchor?
    (pool, logMover, newest, head) = try translated(path: path) {
      let pool = try DatabasePool(path: path, configuration: Self.configuration)
      try pool.writeWithoutTransaction { db in
        try requireDurability(of: db, path: path)
        try Schema.bringUpToDate(db, path: path)
        try AuditLog.chainOldEntries(key: auditKey, in: db)
      }
      let logMover = try Self.makeLogMover(path)
      return try pool.read { db in
        (pool, logMover, try Int64.fetchOne(db, sql: "SELECT max(token) FROM change") ?? 0, try AuditLog.head(db))
      }
    }
    auditWatch = Mutex(AuditWatch(head: head))
    feedEnd = FeedEnd(newest: newest)
  }

  /// Bytes of the database with its write-ahead log.
  package var bytes: Int64 {
    ["/frost.db", "/frost.db-wal"].reduce(0) { sum, name in
      var status = stat()
      return stat(directory + name, &status) == 0 ? sum + Int64(status.st_size) : sum
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.label = "store"
    configuration.prepareDatabase { db in
      db.add(function: SealedTable.function)
      // Counts before the file has its first table; `Schema` brings older files to it.
      if !db.configuration.readonly { try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL") }
    }
    return configuration
  }

  /// SQLite gives the log and its index the permissions of the database file.
  private static func makePrivate(_ path: String) throws(StoreError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
    Glibc.close(descriptor)
  }
}
