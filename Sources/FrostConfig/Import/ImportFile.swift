import CEL
import Foundation
import FrostRules

/// A table of what is known from elsewhere: comma-separated values under a line of column names, or JSON Lines.
package struct ImportFile: Sendable {
  package struct Row: Sendable {
    package var line: Int
    /// As many as there are columns; empty: absent.
    package var values: [String]
  }

  package private(set) var columns: [String] = []
  package private(set) var rows: [Row] = []

  /// Bytes of a file.
  private static let limit = 256 << 20
  private static let maximumColumns = 64

  /// - Throws: everything that is wrong with the file's form.
  package static func read(_ path: String) throws(LoadFailure) -> ImportFile {
    let findings = Findings()
    guard let (source, _) = FileText(findings: findings, limit: limit).read(path, name: path) else {
      throw LoadFailure(findings.diagnostics, files: [])
    }
    var file = ImportFile()
    if path.hasSuffix(".csv") {
      let table = CSVTable(source, findings)
      file.columns = table.columns.map(\.value)
      file.rows = table.rows.map { Row(line: $0.line, values: $0.values.map(\.value)) }
    } else if path.hasSuffix(".jsonl") {
      file.readLines(of: source, findings)
    } else {
      findings.error(
        "\(path) is neither .csv nor .jsonl", at: source.place(1, 1), hint: "name it by what it holds")
    }
    if findings.isEmpty, file.rows.isEmpty { findings.error("\(path) has no rows", at: source.place(1, 1)) }
    guard findings.isEmpty else { throw LoadFailure(findings.diagnostics, files: [source]) }
    return file
  }

  private mutating func readLines(of source: SourceText, _ findings: Findings) {
    for number in 1...max(1, source.lineCount) {
      let line = source.line(number) ?? ""
      guard !line.allSatisfy({ $0 == " " || $0 == "\t" }) else { continue }
      guard let object = try? JSONDecoder().decode([String: Scalar].self, from: Data(line.utf8)) else {
        findings.error(
          "this line is no JSON object of texts, numbers, true and false", at: source.place(number, 1),
          length: line.unicodeScalars.count, hint: #"for example {"account": "A1", "first_seen": "2024-05-01"}"#)
        continue
      }
      guard Set(columns).union(object.keys).count <= Self.maximumColumns else {
        findings.error("the lines have more than \(Self.maximumColumns) different members", at: source.place(number, 1))
        return
      }
      var values = [String](repeating: "", count: columns.count)
      for (name, value) in object.sorted(by: { $0.key < $1.key }) {
        let text = value.text
        if let column = columns.firstIndex(of: name) {
          values[column] = text
        } else {
          columns.append(name)
          for row in rows.indices { rows[row].values.append("") }
          values.append(text)
        }
      }
      rows.append(Row(line: number, values: values))
    }
  }

  /// A member's value as text.
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        text = ""
      } else if let flag = try? value.decode(Bool.self) {
        text = flag ? "true" : "false"
      } else if let number = try? value.decode(Decimal.self) {
        text = number.description
      } else {
        text = try value.decode(String.self)
      }
    }
  }
}
