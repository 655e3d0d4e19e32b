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
    var pages: [LookupPage] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1024)
    for (number, row) in rows.enumerated() {
      if bytes.count >= size, row.hash != rows[number - 1].hash {
        pages.append(LookupPage(first: Array(bytes[..<16]), bytes: bytes))
        bytes.removeAll(keepingCapacity: true)
      }
      withUnsafeBytes(of: row.hash.bigEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: Int32(clamping: row.day).littleEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt32(row.account.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: row.account.utf8)
    }
    if !bytes.isEmpty { pages.append(LookupPage(first: Array(bytes[..<16]), bytes: bytes)) }
    return pages
  }

  /// The rows of a page; of one hash, where one is named.
  static func rows(in bytes: UnsafeRawBufferPointer, of wanted: UInt128? = nil) -> [LookupRow] {
    var rows: [LookupRow] = []
    if wanted == nil { rows.reserveCapacity(bytes.count / 32) }
    var place = 0
    while place + fixedBytes <= bytes.count {
      let hash = UInt128(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt128.self))
      let day = Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 16, as: Int32.self))
      let length = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 20, as: UInt32.self))
      let start = place + fixedBytes
      place = start + Int(length)
      guard place <= bytes.count else { return rows }
      if let wanted, hash != wanted {
        if hash > wanted { return rows }
        continue
      }
      rows.append(
        LookupRow(hash: hash, account: String(decoding: bytes[start..<place], as: UTF8.self), day: Int64(day)))
    }
    return rows
  }
}
