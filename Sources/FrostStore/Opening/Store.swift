package import FrostEvents
import Glibc
import GRDB
import Synchronization

/// Frost's memory: one SQLite file in a state directory that one process owns. One writer, any number of readers that
/// see committed rows only.
package final class Store: Sendable {
  package let directory: String
  let pool: DatabasePool
  /// Moves the write-ahead log into the database; nil: the store is only read.
  let logMover: DatabaseQueue?
  let logState = Mutex(WriteAheadLog())
  /// Erasures are done one after the other.
  let erasing = Mutex(())
  let retention = Mutex(RetentionWalk())
  /// nil: the directory is somebody else's, or nobody's.
  private let lock: DirectoryLock?
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

  /// Opens the database of a state directory to read it. The directory stays as it is, but for the index of the write-ahead
  /// log that SQLite keeps beside it; what is asked is answered from committed rows, as for any reader.
  /// - Parameter besides: also while a frostd has the directory; else that is refused.
  package static func reading(
    _ directory: String, besides: Bool = false, auditKey: [UInt8]? = nil
  ) throws(StoreError) -> Store {
    if !besides { try DirectoryLock.requireFree(directory) }
    return try Store(reading: directory, auditKey.map { KeyedDigest(key: $0) })
  }

  /// Whether nothing can be written.
  package var isReadOnly: Bool { logMover == nil }

  private init(reading directory: String, _ auditKey: KeyedDigest?) throws(StoreError) {
    self.directory = directory
    lock = nil
    logMover = nil
    self.auditKey = auditKey
    let path = directory + "/frost.db"
    guard access(path, R_OK) == 0 else { throw .notReadable(path: path, reason: String(cString: strerror(errno))) }
    let newest: Int64
    let head: AuditAnchor?
    (pool, newest, head) = try translated(path: path) {
      var configuration = Self.configuration
      configuration.readonly = true
      let pool = try DatabasePool(path: path, configuration: configuration)
      return try pool.read { db in
        try Schema.requireCurrent(db, path: path)
        return (pool, try Int64.fetchOne(db, sql: Self.newestSQL) ?? 0, try AuditLog.head(db))
      }
    }
    auditWatch = Mutex(AuditWatch(head: head))
    feedEnd = FeedEnd(newest: newest)
  }

  private static let newestSQL = "SELECT max(token) FROM change"

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
        (pool, logMover, try Int64.fetchOne(db, sql: Self.newestSQL) ?? 0, try AuditLog.head(db))
      }
    }
    auditWatch = Mutex(AuditWatch(head: head))
    feedEnd = FeedEnd(newest: newest)
  }

  /// Bytes of the database with its write-ahead log.
  package var bytes: Int64 { files.reduce(0) { $0 + Int64($1.st_size) } }

  /// Wall time at which the newest commit was written. An empty log is whose who has read.
  package var written: EventTime {
    let times = files.filter { $0.st_size > 0 }.map { Int64($0.st_mtim.tv_sec) * 1000 }
    return EventTime(milliseconds: times.max() ?? 0)
  }

  private var files: [stat] {
    ["/frost.db", "/frost.db-wal"].compactMap { name in
      var status = stat()
      return stat(directory + name, &status) == 0 ? status : nil
    }
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.label = "store"
    configuration.prepareDatabase { db in
      db.add(function: SealedTable.function)
      db.add(function: LookupPage.sumFunction)
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
