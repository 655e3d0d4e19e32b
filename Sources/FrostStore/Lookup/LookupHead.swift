import Foundation
import GRDB

/// The row of a run that is the next to be moved elsewhere.
struct LookupHead {
  private let run: Int64
  private var page: Int64?
  /// The hash that its page begins with.
  private var first = Data()
  private(set) var cursor = LookupCursor(Data())
  private(set) var isAtEnd = false
  /// Pages whose rows it has all passed.
  private(set) var passed: [Int64] = []

  /// - Parameter hash: rows with hashes up to this one have been moved.
  /// - Throws: `StoreError.corruptRow` for a damaged page.
  init(_ run: Int64, behind hash: UInt128?, in db: Database) throws {
    self.run = run
    repeat { try advance(in: db) } while !isAtEnd && hash.map { cursor.hash <= $0 } == true
  }

  mutating func advance(in db: Database) throws {
    while !cursor.next() {
      if let page { passed.append(page) }
      let next = try db.cachedStatement(
        sql: "\(SealedPage.selection) WHERE run = ? AND first > ? ORDER BY first LIMIT 1")
      guard let row = try Row.fetchOne(next, arguments: [run, first]) else {
        isAtEnd = true
        return
      }
      let read = try SealedPage(intact: row)
      (page, first, cursor) = (read.number, read.first, LookupCursor(read.bytes))
    }
  }
}
