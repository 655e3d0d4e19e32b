/// A part of a run as it lies in the database: rows in their order, each the hash (16 bytes, highest first), the day and
/// the length of the account (4 bytes each, lowest first), the account. All rows of a hash stand in one page.
struct LookupPage {
  /// Bytes from which on a page is full.
  static let size = 32_768
  private static let fixedBytes = 24

  /// The hash of its first row.
  let first: [UInt8]
  let bytes: [UInt8]

  /// Sorted rows in pages.
  static func pages(of rows: [LookupRow]) -> [LookupPage] {
    var pages = LookupPages()
    for row in rows { pages.append(row) }
    return pages.end()
  }

  static func write(_ row: LookupRow, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: row.hash.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: Int32(clamping: row.day).littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(row.account.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: row.account.utf8)
  }

  /// The rows of a page; of one hash, where one is named.
  static func rows(in bytes: UnsafeRawBufferPointer, of wanted: UInt128? = nil) -> [LookupRow] {
    var rows: [LookupRow] = []
    if wanted == nil { rows.reserveCapacity(bytes.count / 32) }
    var place = 0
    while let row = row(in: bytes, at: place) {
      place = row.upperBound
      if let wanted {
        let hash = hash(of: row, in: bytes)
        if hash > wanted { return rows }
        if hash < wanted { continue }
      }
      rows.append(decoded(row, in: bytes))
    }
    return rows
  }

  // MARK: one row

  /// Where the row lies that begins at `place`; nil: none does.
  static func row(in bytes: UnsafeRawBufferPointer, at place: Int) -> Range<Int>? {
    guard place + fixedBytes <= bytes.count else { return nil }
    let length = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 20, as: UInt32.self))
    let end = place + fixedBytes + Int(length)
    return end <= bytes.count ? place..<end : nil
  }

  static func hash(of row: Range<Int>, in bytes: UnsafeRawBufferPointer) -> UInt128 {
    UInt128(bigEndian: bytes.loadUnaligned(fromByteOffset: row.lowerBound, as: UInt128.self))
  }

  static func day(of row: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int64 {
    Int64(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: row.lowerBound + 16, as: Int32.self)))
  }

  static func decoded(_ row: Range<Int>, in bytes: UnsafeRawBufferPointer) -> LookupRow {
    let account = bytes[row.lowerBound + fixedBytes..<row.upperBound]
    return LookupRow(
      hash: hash(of: row, in: bytes), account: String(decoding: account, as: UTF8.self), day: day(of: row, in: bytes))
  }
}
