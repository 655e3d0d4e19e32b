/// Pieces of Markdown.
enum Markdown {
  /// In a cell of a table.
  static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }

  static func code(_ text: String) -> String { "`\(text)`" }

  static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let lines = [head, head.map { _ in "---" }] + rows.map { $0.map(cell) }
    return lines.enumerated().map { place, cells in
      place == 1 ? "|" + cells.joined(separator: "|") + "|" : "| " + cells.joined(separator: " | ") + " |"
    } + [""]
  }

  static func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : [title, ""] + items.map { "- " + $0 } + [""]
  }
}
