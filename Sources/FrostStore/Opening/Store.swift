import Glibc
import GRDB
import Synchronization

/// Frost's memory: one SQLite file in a state directory that one process owns. One writer, any number of readers that
/// see committed rows only.
package final class Store: Sendable {
  package let directory: String
  let pool: DatabasePool
  private let lock: DirectoryLock
  /// Token of the newest change, so that nobody asks the database in order to wait.
  let newestToken: Atomic<Int64>

  /// Opens the state directory, making it and the database in it where there is none.
  package static func open(_ directory: String) throws(StoreError) -> Store { try Store(directory) }

  private init(_ directory: String) throws(StoreError) {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw .notWritable(path: directory, reason: String(cString: strerror(errno)))
    }
    self.directory = directory
    lock = try DirectoryLock(directory: directory)
    let path = directory + "/frost.db"
    try Self.makePrivate(path)
    let newest: Int64
    (pool, newest) = try translated(path: path) {
      let pool = try DatabasePool(path: path, configuration: Self.configuration)
      try pool.writeWithoutTransaction { db in
        try requireDurability(of: db, path: path)
        try Schema.bringUpToDate(db, path: path)
      }
      return (pool, try pool.read { try Int64.fetchOne($0, sql: "SELECT max(token) FROM change") } ?? 0)
    }
    newestToken = Atomic(newest)
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
    return configuration
  }

  /// SQLite gives the log and its index the permissions of the database file.
  private static func makePrivate(_ path: String) throws(StoreError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
    close(descriptor)
  }
}
