/// Rows on their way into pages: in their order, all rows of a hash in one page.
struct LookupPages {
  private var full: [LookupPage] = []
  private var bytes: [UInt8] = []
  private var last: UInt128?
  /// Bytes in all.
  private(set) var count = 0

  init() { bytes.reserveCapacity(LookupPage.size + 1024) }

  /// Whether a row of that hash begins a page.
  func isPageEnd(before hash: UInt128) -> Bool { bytes.isEmpty || bytes.count >= LookupPage.size && hash != last }

  mutating func append(_ row: LookupRow) {
    append(row.hash) { LookupPage.write(row, to: &$0) }
  }

  /// Appends the row that a cursor stands at.
  mutating func append(_ cursor: LookupCursor) {
    append(cursor.hash) { cursor.append(to: &$0) }
  }

  private mutating func append(_ hash: UInt128, _ write: (inout [UInt8]) -> Void) {
    if isPageEnd(before: hash) { endPage() }
    last = hash
    count -= bytes.count
    write(&bytes)
    count += bytes.count
  }

  /// - Returns: all pages.
  mutating func end() -> [LookupPage] {
    endPage()
    return full
  }

  private mutating func endPage() {
    if bytes.isEmpty { return }
    full.append(LookupPage(first: Array(bytes[..<16]), bytes: bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
