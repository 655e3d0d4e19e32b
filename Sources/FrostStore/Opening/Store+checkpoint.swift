import GRDB
import Synchronization

extension Store {
  /// The write-ahead log as the last `checkpoint` left it.
  package var log: WriteAheadLog { logState.withLock { $0 } }

  /// Moves committed pages from the write-ahead log into the database, on a connection of its own: commits and questions go
  /// on meanwhile. A log over its limit is moved whole: commits wait for what came last, and for at most `patience` more
  /// where somebody reads an older state.
  package func checkpoint() throws(StoreError) {
    guard let logMover else { return }
    do throws(StoreError) {
      try translated { try logMover.writeWithoutTransaction(move) }
    } catch {
      logState.withLock { $0.problem = error.description }
      throw error
    }
  }

  /// How long a checkpoint waits for others, seconds.
  static let patience = 0.1

  private func move(_ db: Database) throws {
    let pageBytes = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
    try note(db, .passive, pageBytes)
    if log.isOverLimit { try note(db, .full, pageBytes) }
  }

  /// Where others are in the way nothing is known anew.
  private func note(_ db: Database, _ mode: Database.CheckpointMode, _ pageBytes: Int64) throws {
    do {
      let (pages, moved) = try db.checkpoint(mode)
      logState.withLock {
        $0 = WriteAheadLog(bytes: Int64(max(0, pages)) * pageBytes, moved: Int64(max(0, moved)) * pageBytes)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
  }

  static func makeLogMover(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "log"
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}
