import CEL
import FrostEvents
import FrostRules

/// The entries of a list file: one a line, or a table.
struct ListFile {
  /// The columns that mean something; a file may have others.
  private static let columns = ["key", "owner", "reason", "from", "until"]

  let source: SourceText
  let findings: Findings

  /// One entry a line, without what follows a `#` that begins the line or stands behind a space.
  static func lines(_ source: SourceText) -> [ListSpec.Entry] {
    (1...max(1, source.lineCount)).compactMap { number in
      entry(source.line(number) ?? "").map {
        ListSpec.Entry(Placed($0.text, at: source.place(number, $0.column)))
      }
    }
  }

  private static func entry(_ line: String) -> (text: String, column: Int)? {
    let scalars = line.unicodeScalars
    var text = scalars.drop { $0 == " " || $0 == "\t" }
    let column = scalars.distance(from: scalars.startIndex, to: text.startIndex) + 1
    var previous: Unicode.Scalar = " "
    if let comment = text.firstIndex(where: { scalar in
      defer { previous = scalar }
      return scalar == "#" && (previous == " " || previous == "\t")
    }) {
      text = text[..<comment]
    }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text.isEmpty ? nil : (String(text), column)
  }

  /// A table whose column `key`, or else the first, holds the entries.
  func csv() -> [ListSpec.Entry] {
    let table = CSVTable(source, findings)
    guard let first = table.columns.first else { return [] }
    let names = table.columns.map(\.value)
    guard names.contains(where: { Self.columns.contains($0) }) else {
      findings.error(
        "the first line of a list names its columns, this has none of \(Self.columns.joined(separator: ", "))",
        at: first.place, length: first.value.unicodeScalars.count, hint: "for example key,owner,reason,until")
      return []
    }
    for (number, column) in table.columns.enumerated() { check(column, names, number) }
    func place(_ name: String) -> Int? { names.firstIndex(of: name) }
    let (key, owner, reason) = (place("key") ?? 0, place("owner"), place("reason"))
    let (from, until) = (place("from"), place("until"))
    return table.rows.compactMap { row in
      guard !row.values[key].value.isEmpty else {
        findings.error("this line has no \(names[key])", at: row.values[key].place)
        return nil
      }
      let validity = Validity(
        from: time(from, row, endsDay: false) ?? .never, until: time(until, row, endsDay: true) ?? .forever)
      if validity.from >= validity.until, let until {
        findings.error(
          "the entry ends before it begins", at: row.values[until].place, length: row.values[until].value.count)
      }
      return ListSpec.Entry(
        row.values[key], validity: validity, owner: text(owner, row), reason: text(reason, row))
    }
  }

  /// A name that is nearly one that means something is a slip: an expiry that is not read would never come.
  private func check(_ column: Placed<String>, _ names: [String], _ number: Int) {
    let length = column.value.unicodeScalars.count
    if names[..<number].contains(column.value) {
      findings.error("the column `\(column.value)` stands twice", at: column.place, length: length)
    } else if !Self.columns.contains(column.value), number > 0 || names.contains("key"),
      let near = NearestName.find(column.value, among: Self.columns)
    {
      findings.error(
        "the column `\(column.value)` means nothing here", at: column.place, length: length,
        hint: "did you mean `\(near)`?")
    }
  }

  private func text(_ column: Int?, _ row: CSVTable.Row) -> String? {
    column.map { row.values[$0].value }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A time, or a date: that day from its beginning, or to its end, in UTC.
  private func time(_ column: Int?, _ row: CSVTable.Row, endsDay: Bool) -> EventTime? {
    guard let column, !row.values[column].value.isEmpty else { return nil }
    let value = row.values[column]
    if let day = try? EventTime(rfc3339: value.value + "T00:00:00Z") {
      return EventTime(milliseconds: day.milliseconds + (endsDay ? 86_400_000 : 0))
    }
    do {
      return try EventTime(rfc3339: value.value)
    } catch {
      findings.error(
        "`\(value.value)`: \(error.sentence)", at: value.place, length: value.value.unicodeScalars.count,
        hint: "a date, 2026-07-15, or a time, 2026-07-15T18:00:00+08:00")
      return nil
    }
  }
}
