import CEL
import FrostRules

/// `lists`: names of lists, each written in place or in a text file with one entry a line.
struct ListReader {
  private static let example = "lists: {known_collectors: {file: collectors.txt}}"

  let sections: Sections
  let findings: Findings
  let files: RuleFiles

  func read() -> [(name: String, entries: [String])] {
    var names = Names("list", findings)
    var lists: [(name: String, entries: [String])] = []
    for entry in sections.entries("lists", example: Self.example) {
      let name = Placed(entry.key, at: entry.keyPlace)
      names.checkIdentifier(name)
      guard names.add(name), let entries = entries(entry) else { continue }
      var seen: Set<String> = []
      lists.append((name: entry.key, entries: entries.filter { seen.insert($0).inserted }))
    }
    return lists
  }

  private func entries(_ entry: YAMLValue.Entry) -> [String]? {
    switch entry.value.content {
    case .list(let items):
      return items.compactMap { $0.text(entry.key, example: "[M1001, M1002]", findings)?.value }
    case .map:
      let map = MapReader(entry.value, "a list", known: ["file"], example: Self.example, findings)
      guard
        let path = map?.required("file", example: "{file: collectors.txt}")?.text("file", example: "a.txt", findings),
        let source = files.text(at: path, findings)
      else { return nil }
      return (1...max(1, source.lineCount)).compactMap { Self.entry(source.line($0) ?? "") }
    case .text:
      entry.value.expected("a list is a list of texts or names a file", Self.example, findings)
      return nil
    }
  }

  /// The entry on a line: without what follows a `#` that begins the line or stands behind a space, and without spaces around.
  private static func entry(_ line: String) -> String? {
    var text = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    var previous: Unicode.Scalar = " "
    if let comment = text.firstIndex(where: { scalar in
      defer { previous = scalar }
      return scalar == "#" && (previous == " " || previous == "\t")
    }) {
      text = text[..<comment]
    }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }
}
