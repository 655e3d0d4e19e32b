import FrostConfig
import FrostProtocol

/// A table cut into parts that fit a request.
struct ImportParts {
  private static let rowsOfPart = 1000
  /// Of a part's values, so that its JSON stays below what the daemon takes.
  private static let bytesOfPart = 24 << 10

  let rows: Int
  private let columns: [String]
  private let parts: [[ImportRequest.Row]]

  init(_ file: ImportFile) {
    columns = file.columns
    rows = file.rows.count
    var parts: [[ImportRequest.Row]] = []
    var bytes = Int.max
    for row in file.rows {
      let size = row.values.reduce(16) { $0 + $1.utf8.count + 4 }
      if bytes > Self.bytesOfPart - size || parts[parts.count - 1].count == Self.rowsOfPart {
        parts.append([])
        bytes = 0
      }
      parts[parts.count - 1].append(.init(line: row.line, values: row.values))
      bytes += size
    }
    self.parts = parts
  }

  func requests(_ kind: ImportRequest.Kind, reason: String, key: String, dryRun: Bool) -> [ImportRequest] {
    parts.enumerated().map { number, rows in
      ImportRequest(
        kind: kind, columns: columns, rows: rows, reason: reason, key: "\(key)/\(number)", dryRun: dryRun)
    }
  }
}
