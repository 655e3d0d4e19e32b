import Foundation
import GRDB

@testable import FrostStore

extension Simulation {
  /// What depends on wall time, on salt, or on how many lines were read at once.
  private static let free: [String: Set<String>] = [
    "audit": ["salt", "digest", "chain"], "change": ["committed", "fetched"], "quarantine": ["id", "at", "input"],
    "erasure": ["done"],
  ]

  /// Everything the run left behind that must not depend on how often it was interrupted.
  func outcome() throws -> [String] {
    let store = try Store.open(directory + "/state")
    // Checksums are over what is free too. The disk damages checkpoints now and then, which is found out.
    let damage = try store.verify().first { !$0.place.hasPrefix("checkpoint-") }
    if let damage { throw Broken(description: "\(damage.place): \(damage.message)") }
    var journal: [UInt8] = []
    try store.journalChunks { chunk, _, _ in journal += chunk }
    Self.hidePseudonyms(in: &journal)
    return try store.pool.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      var lines = ["journal \(journal.count) bytes \(Data(journal).base64EncodedString())"]
      lines.append(
        "erasures begun: \(try Int.fetchOne(db, sql: "SELECT count(*) FROM erasure WHERE done IS NULL") ?? 0)")
      let pages = try Data.fetchAll(db, sql: "SELECT bytes FROM lookup_page")
      let known = LookupRow.merged(pages.flatMap { $0.withUnsafeBytes { LookupPage.rows(in: $0) } }, from: .min)
      lines += known.map { "lookup \($0)" }
      for table in tables where !["journal", "lookup_run", "lookup_page"].contains(table) {
        for row in try Row.fetchAll(
          db, sql: "SELECT * FROM \(table) ORDER BY \(table == "quarantine" ? "offset" : "1, 2")")
        {
          let values = row.filter { $0.0 != "sum" && !(Self.free[table]?.contains($0.0) ?? false) }
          lines.append("\(table) " + values.map { "\($0.0)=\($0.1)" }.joined(separator: " "))
        }
      }
      return lines
    }
  }

  /// They follow from a key that each erasure makes for itself.
  private static func hidePseudonyms(in journal: inout [UInt8]) {
    let mark = Array("erased-".utf8)
    for place in journal.indices.dropLast(mark.count + 15) where journal[place...].starts(with: mark) {
      for digit in place + mark.count..<place + mark.count + 16 { journal[digit] = UInt8(ascii: "0") }
    }
  }
}
