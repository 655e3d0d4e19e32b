import Foundation
import GRDB

extension LookupRuns {
  /// Takes an account's values out of pages.
  static func erase(_ account: String, in pages: ClosedRange<Int64>, _ db: Database) throws -> Int {
    let known = try Row.fetchAll(
      db, sql: "\(SealedPage.selection) WHERE page BETWEEN ? AND ?",
      arguments: [pages.lowerBound, pages.upperBound])
    var count = 0
    for row in known {
      let page = try SealedPage(row)
      guard page.bytes.range(of: Data(account.utf8)) != nil else { continue }
      let rows = page.bytes.withUnsafeBytes { LookupPage.rows(in: $0) }
      let kept = rows.filter { $0.account != account }
      if kept.count == rows.count { continue }
      count += rows.count - kept.count
      // A page keeps its first hash: it says only where the page begins in its run.
      let rest = LookupPage.pages(of: kept).flatMap(\.bytes)
      // One that was damaged stays so.
      let sum = page.isIntact ? LookupPage.sum(run: page.run, first: page.first, bytes: rest) : nil
      try db.execute(
        sql: "UPDATE lookup_page SET bytes = ?, sum = ? WHERE page = ?", arguments: [Data(rest), sum, page.number])
    }
    return count
  }
}
