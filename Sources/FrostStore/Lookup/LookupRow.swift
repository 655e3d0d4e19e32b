/// A value by which an account can be found, as a keyed hash.
package struct LookupRow: Hashable, Sendable {
  /// 128 bits of the value with its field's key.
  var hash: UInt128
  package var account: String
  /// Days since 1970 of the event that had it.
  package var day: Int64

  /// By hash, then by account.
  static func isBefore(_ a: LookupRow, _ b: LookupRow) -> Bool {
    a.hash == b.hash ? a.account < b.account : a.hash < b.hash
  }

  /// Sorted, each account of a hash once, with its newest day; those before `oldest` are left out.
  static func merged(_ rows: [LookupRow], from oldest: Int64) -> [LookupRow] {
    var merged: [LookupRow] = []
    merged.reserveCapacity(rows.count)
    for row in rows.sorted(by: isBefore) where row.day >= oldest {
      if let last = merged.last, last.hash == row.hash, last.account == row.account {
        merged[merged.count - 1].day = max(last.day, row.day)
      } else {
        merged.append(row)
      }
    }
    return merged
  }
}
