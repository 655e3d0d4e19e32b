import Foundation
import FrostEngine
package import FrostEvents
import GRDB
import Synchronization

extension Store {
  /// Does the erasures that were agreed to and are not done yet, a slice at a time: commits go on between two of them. What
  /// is taken out is overwritten with zeros in the file.
  /// - Parameter schema: says which fields are personal; one that it does not know counts as such.
  /// - Returns: how much of each account was emptied, by account.
  package func finishErasures(_ schema: FrostEvents.Schema) throws(StoreError) -> [String: Erased] {
    try erasing.withLock { _ throws(StoreError) in
      try translated {
        var done: [String: Erased] = [:]
        for erasure in try pool.read(Erasure.pending) {
          let erased = try erase(erasure, schema)
          try pool.write { try erasure.end(erased, in: $0) }
          done[erasure.account] = (done[erasure.account] ?? Erased()) + erased
        }
        // Frames of the log hold what was before, until it begins anew.
        if !done.isEmpty { _ = try? logMover?.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        return done
      }
    }
  }

  private func erase(_ erasure: Erasure, _ schema: FrostEvents.Schema) throws -> Erased {
    let account = erasure.account
    var erased = Erased()
    try slice { erased.rows = try AccountRows.erase(account, in: $0) }
    erased.changes = try walk("change", "token", step: 5_000) { try ErasedChange.erase(account, in: $0, $1) }
    erased.quarantined = try walk("quarantine", "id", step: 500) { try QuarantineRow.erase(account, in: $0, $1) }
    erased.lookups = try walk("lookup_page", "page", step: 64) { try LookupRuns.erase(account, in: $0, $1) }
    erased.records = try eraseJournal(erasure, schema)
    removeCheckpoints()
    return erased
  }

  /// One transaction whose freed pages are overwritten.
  func slice(_ body: (Database) throws -> Void) throws {
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
      try db.inTransaction(.immediate) {
        try body(db)
        return .commit
      }
    }
  }

  /// Goes over a table by its integer key, a transaction for every `step` numbers that have rows.
  private func walk(
    _ table: String, _ key: String, step: Int, _ body: (ClosedRange<Int64>, Database) throws -> Int
  ) throws -> Int {
    var count = 0
    var last = Int64.min
    let next = """
      SELECT min(\(key)), max(\(key)) FROM (SELECT \(key) FROM \(table) WHERE \(key) > ? ORDER BY \(key) LIMIT \(step))
      """
    while true {
      let row = try pool.read { try Row.fetchOne($0, sql: next, arguments: [last]) }
      let keys = row.map { ColumnReader($0, of: table) }
      guard let first = try keys?[0] as Int64??, let first, let end = try keys?[1] as Int64??, let end else {
        return count
      }
      try slice { count += try body(first...end, $0) }
      last = end
    }
  }

  private func eraseJournal(_ erasure: Erasure, _ schema: FrostEvents.Schema) throws -> Int {
    var eraser = JournalEraser(
      account: erasure.account, schema: schema,
      key: HashKey(first: .random(in: .min ... .max), second: .random(in: .min ... .max)))
    var records = 0
    try journalChunks { chunk, first, inputs in
      if first >= erasure.before { return }
      guard let rewritten = try eraser.rewritten(chunk, firstInput: first) else { return }
      records += eraser.touched
      try slice { try JournalTable.rewrite(rewritten, inPlaceOf: chunk, first: first, inputs: inputs, in: $0) }
    }
    return records
  }
}
