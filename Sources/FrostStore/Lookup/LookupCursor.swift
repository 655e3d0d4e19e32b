import Foundation

/// Stands at a row of a page.
struct LookupCursor {
  private let page: Data
  private var row = 0..<0
  private(set) var hash: UInt128 = 0

  /// Before the first row.
  init(_ page: Data) { self.page = page }

  /// - Returns: whether there is a next row.
  mutating func next() -> Bool {
    page.withUnsafeBytes { bytes in
      guard let next = LookupPage.row(in: bytes, at: row.upperBound) else { return false }
      row = next
      hash = LookupPage.hash(of: row, in: bytes)
      return true
    }
  }

  /// Days since 1970.
  var day: Int64 { page.withUnsafeBytes { LookupPage.day(of: row, in: $0) } }

  /// The row, read.
  var decoded: LookupRow { page.withUnsafeBytes { LookupPage.decoded(row, in: $0) } }

  func append(to bytes: inout [UInt8]) {
    page.withUnsafeBytes { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[row])) }
  }
}
