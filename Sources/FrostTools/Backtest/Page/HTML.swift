/// Pieces of HTML and SVG.
enum HTML {
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// - Parameter numbers: places of columns that hold numbers.
  static func table(_ head: [String], _ rows: [[String]], numbers: Set<Int>) -> String {
    func cells(_ texts: [String], _ tag: String) -> String {
      texts.enumerated().map { place, text in
        "<\(tag)\(numbers.contains(place) ? " class=\"n\"" : "")>\(escaped(text))</\(tag)>"
      }.joined()
    }
    let body = rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n")
    return
      "<div class=\"wide\"><table>\n<thead><tr>\(cells(head, "th"))</tr></thead>\n<tbody>\n\(body)\n</tbody></table></div>"
  }

  static func figure(_ title: String, _ note: String, _ content: String) -> String {
    "<figure>\n<h2>\(escaped(title))</h2>\n<p>\(escaped(note))</p>\n\(content)\n</figure>"
  }

  static func legend(_ entries: [(kind: String, text: String)]) -> String {
    "<p class=\"legend\">" + entries.map { "<span><i class=\"\($0.kind)\"></i>\(escaped($0.text))</span>" }.joined()
      + "</p>"
  }
}
