import FrostEngine
package import FrostEvents
import GRDB
import Synchronization

extension Store {
  /// What was taken away since the start.
  package var retained: Retained { retention.withLock { $0.retained } }

  /// Takes away a slice of what is older than it has to be kept and gives a slice of the free pages back to the disk: short
  /// transactions between the commits. Called again and again it comes to an end and begins anew.
  /// - Parameter schema: names the fields of the journal's events.
  package func retain(_ limits: Retention, _ schema: FrostEvents.Schema) throws(StoreError) {
    try retention.withLock { walk throws(StoreError) in
      try translated {
        walk.retained.limit = limits.size
        try take(limits, &walk)
        if walk.journal?.fits(schema) != true { walk.journal = JournalWalk(schema) }
        walk.retained.chunks += try walk.journal?.condense(before: limits.journal, in: self) ?? 0
        try shrink(&walk.retained)
      }
    }
  }

  /// Rows that one slice looks at, of each table.
  static let retentionSlice = 500
  /// Pages that one slice gives back.
  private static let shrinkingPages = 512

  private func take(_ limits: Retention, _ walk: inout RetentionWalk) throws {
    let place = walk
    // Where nothing is old, no commit waits for the look.
    guard try pool.read({ try OldRows.areThere(before: limits, after: place, in: $0) }) else {
      (walk.decision, walk.change, walk.quarantine) = (.min, .min, .min)
      return
    }
    try pool.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        var next = walk
        next.retained.decisions += try OldDecisions.take(before: limits.decisions, after: &next.decision, in: db)
        next.retained.others += try OtherRows.take(before: limits.decisions, in: db)
        next.retained.changes += try OldRows.takeChanges(before: limits.feed, after: &next.change, in: db)
        next.retained.quarantined += try OldRows.takeLines(before: limits.quarantine, after: &next.quarantine, in: db)
        walk = next
        return .commit
      }
    }
  }

  private func shrink(_ retained: inout Retained) throws {
    let (pages, free, page) = try pool.read { db in
      func pragma(_ name: String) throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
      return (try pragma("page_count"), try pragma("freelist_count"), try pragma("page_size"))
    }
    (retained.bytes, retained.freeBytes) = (pages * page, free * page)
    // A few free pages are used again by the next commits.
    guard free > Int64(Self.shrinkingPages) else { return }
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum(\(Self.shrinkingPages))") }
  }
}
