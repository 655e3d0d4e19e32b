import Foundation
import FrostEvents
import GRDB

/// A page as it was read, with the checksum it was written with.
struct SealedPage {
  let number: Int64
  let run: Int64
  let first: Data
  let bytes: Data
  private let sum: Int64?

  /// SQL: the pages, with the columns that a row must have.
  static let selection = """
    SELECT page, lookup_page.run, first, lookup_page.bytes, lookup_page.sum FROM lookup_page
    """

  /// - Parameter row: of `selection`.
  init(_ row: Row) throws {
    let row = ColumnReader(row, of: "lookup_page")
    number = try row[0]
    run = try row[1]
    first = try row[2]
    bytes = try row[3]
    sum = try row[4]
  }

  /// - Throws: `StoreError.corruptRow` if it is not as it was written.
  init(intact row: Row) throws {
    try self.init(row)
    guard isIntact else { throw StoreError.corruptRow(table: "lookup_page", id: "\(number)") }
  }

  /// Whether it is as it was written.
  var isIntact: Bool { sum == LookupPage.sum(run: run, first: first, bytes: bytes) }

  static func damage(in db: Database) throws -> [Damage] {
    var found: [Damage] = []
    let cursor = try Row.fetchCursor(db, sql: selection)
    while let row = try cursor.next(), found.count < Store.maximumDamage {
      let page = try SealedPage(row)
      if !page.isIntact {
        found.append(Damage(place: "lookup_page \(page.number)", message: "it is not as it was written"))
      }
    }
    return found
  }
}

extension LookupPage {
  static func sum(run: Int64, first: some ContiguousBytes, bytes: some ContiguousBytes) -> Int64 {
    let start = first.withUnsafeBytes { WordChecksum.of($0, from: WordChecksum.step(0, UInt64(bitPattern: run))) }
    return Int64(bitPattern: bytes.withUnsafeBytes { WordChecksum.of($0, from: start) })
  }

  /// For the step of the tables that gave pages a checksum.
  static let sumFunction = DatabaseFunction("page_sum", argumentCount: 3, pure: true) { values in
    guard let run = Int64.fromDatabaseValue(values[0]), let first = Data.fromDatabaseValue(values[1]),
      let bytes = Data.fromDatabaseValue(values[2])
    else { return nil }
    return sum(run: run, first: first, bytes: bytes)
  }
}
