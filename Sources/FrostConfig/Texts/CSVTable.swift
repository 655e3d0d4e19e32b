import CEL
import FrostRules

/// A file of comma-separated values under a line that names the columns. Empty lines and lines that begin with `#` are left
/// out.
struct CSVTable {
  struct Row {
    var line: Int
    /// As many as there are columns.
    var values: [Placed<String>]
  }

  private(set) var columns: [Placed<String>] = []
  private(set) var rows: [Row] = []

  /// Notes what is wrong; such a line is left out.
  init(_ source: SourceText, _ findings: Findings) {
    for number in 1...max(1, source.lineCount) {
      let line = source.line(number) ?? ""
      guard !line.allSatisfy({ $0 == " " || $0 == "\t" }), !line.hasPrefix("#") else { continue }
      do throws(CSVLine.Fault) {
        let values = try CSVLine(line).values.map { Placed($0.text, at: source.place(number, $0.column)) }
        if columns.isEmpty {
          columns = values
        } else if values.count == columns.count {
          rows.append(Row(line: number, values: values))
        } else {
          findings.error(
            "this line has \(values.count) values, the columns are \(columns.count)", at: source.place(number, 1),
            length: line.unicodeScalars.count,
            hint: "columns: \(columns.map(\.value).joined(separator: ",")); a value with a comma stands in quotes")
        }
      } catch {
        findings.error(error.message, at: source.place(number, error.column))
        // Without the names of its columns nothing else of the file can be understood.
        if columns.isEmpty { return }
      }
    }
  }
}
