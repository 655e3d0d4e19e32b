import Foundation
import GRDB

extension QuarantineRow {
  /// Lines that name the account. Nobody could read them: what else they say of whom is not known, so the whole line goes.
  static func erase(_ account: String, in ids: ClosedRange<Int64>, _ db: Database) throws -> Int {
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, line FROM quarantine WHERE id BETWEEN ? AND ?", arguments: [ids.lowerBound, ids.upperBound]
    ).map { row in
      let row = ColumnReader(row, of: "quarantine")
      return (id: try row[0] as Int64, line: try row[1] as Data)
    }
    let named = rows.filter { names(Data(account.utf8), in: $0.line) }
    let statement = try db.cachedStatement(sql: "UPDATE quarantine SET line = x'' WHERE id = ?")
    for row in named { try statement.execute(arguments: [row.id]) }
    return named.count
  }

  /// `A12` is not in `A123`.
  private static func names(_ account: Data, in line: Data) -> Bool {
    func isPartOfName(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    var rest = line[...]
    while let place = rest.range(of: account) {
      let isBegun = place.lowerBound > line.startIndex && isPartOfName(line[place.lowerBound - 1])
      let goesOn = place.upperBound < line.endIndex && isPartOfName(line[place.upperBound])
      if !isBegun && !goesOn { return true }
      rest = line[(place.lowerBound + 1)...]
    }
    return false
  }
}
