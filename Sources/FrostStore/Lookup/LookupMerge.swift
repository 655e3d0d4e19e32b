import Foundation
import GRDB

/// Runs of a level on their way into one of the next. With each commit a piece of their rows goes into the run that is being
/// made, and pages that are behind it are deleted, so that no commit waits for a whole merge. Who reads in between finds a
/// row in one of them or in both.
struct LookupMerge {
  private let db: Database
  private let target: Int64
  private var heads: [LookupHead]

  /// - Parameter target: the run that is being made.
  init(_ sources: [Int64], into target: Int64, in db: Database) throws {
    self.db = db
    self.target = target
    let reached = try Self.lastHash(of: target, in: db)
    heads = try sources.map { try LookupHead($0, behind: reached, in: db) }
  }

  /// Of a page that was emptied since, the hash that it began with.
  private static func lastHash(of run: Int64, in db: Database) throws -> UInt128? {
    let newest = try db.cachedStatement(
      sql: "\(SealedPage.selection) WHERE run = ? ORDER BY first DESC LIMIT 1")
    guard let page = try Row.fetchOne(newest, arguments: [run]).map(SealedPage.init(intact:)) else { return nil }
    var cursor = LookupCursor(page.bytes)
    var last = page.first.withUnsafeBytes { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    while cursor.next() { last = cursor.hash }
    return last
  }

  /// Moves rows until about so many bytes are written, or all are.
  /// - Parameter oldest: rows of earlier days are left out.
  /// - Returns: bytes that were written, and whether no row is left.
  /// - Throws: `StoreError.corruptRow` for a damaged page, before anything is written.
  mutating func advance(by budget: Int, from oldest: Int64) throws -> (written: Int, isDone: Bool) {
    var pages = LookupPages()
    while let (head, isAlone) = least {
      let hash = heads[head].cursor.hash
      if pages.count >= budget, pages.isPageEnd(before: hash) { break }
      if isAlone {
        if heads[head].cursor.day >= oldest { pages.append(heads[head].cursor) }
        try heads[head].advance(in: db)
      } else {
        for row in LookupRow.merged(try takeAll(of: hash), from: oldest) { pages.append(row) }
      }
    }
    let isDone = heads.allSatisfy(\.isAtEnd)
    // First what is new: a page never gets the number of one that an erasure has gone over.
    try LookupRuns.insert(pages.end(), of: target, in: db)
    let passed = try db.cachedStatement(sql: "DELETE FROM lookup_page WHERE page = ?")
    for page in heads.flatMap(\.passed) { try passed.execute(arguments: [page]) }
    return (pages.count, isDone)
  }

  /// The head with the least hash, and whether no other has the same.
  private var least: (head: Int, isAlone: Bool)? {
    var least: (head: Int, isAlone: Bool)?
    for head in heads.indices where !heads[head].isAtEnd {
      guard let known = least, heads[known.head].cursor.hash <= heads[head].cursor.hash else {
        least = (head, true)
        continue
      }
      if heads[known.head].cursor.hash == heads[head].cursor.hash { least = (known.head, false) }
    }
    return least
  }

  private mutating func takeAll(of hash: UInt128) throws -> [LookupRow] {
    var rows: [LookupRow] = []
    for head in heads.indices {
      while !heads[head].isAtEnd, heads[head].cursor.hash == hash {
        rows.append(heads[head].cursor.decoded)
        try heads[head].advance(in: db)
      }
    }
    return rows
  }
}
