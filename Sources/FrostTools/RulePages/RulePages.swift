import CEL
package import FrostConfig
import FrostRules

/// Pages about the rules of a directory, made from its files: one a file, and `README.md` that lists all rules.
package struct RulePages: Sendable {
  package struct Page: Hashable, Sendable {
    /// `sim-swap.md`, below the directory of the pages.
    package var path: String
    package var text: String
  }

  /// Sorted by path.
  package let pages: [Page]

  /// - Parameter name: how the pages call the directory: `rules`.
  package init(_ compiled: CompiledRules, directory: String, name: String) {
    let root = directory.hasSuffix("/") ? directory : directory + "/"
    func below(_ file: String) -> String { file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file }
    let cards = compiled.set.rules.indices.map { RuleCard(compiled, number: $0) }
    let notes = LimitNotes(compiled)
    var pages: [Page] = []
    var index: [(page: String, cards: [RuleCard])] = []
    for source in compiled.files {
      let own = cards.filter { $0.summary.file == source.name }
      guard !own.isEmpty else { continue }
      let file = below(source.name)
      let path = file.replacing("/", with: "-").replacing(/\.yaml$/, with: "") + ".md"
      let page = RulePage(file: name + "/" + file, intro: Self.intro(source), cards: own, notes: notes)
      pages.append(Page(path: path, text: page.text))
      index.append((path, own))
    }
    pages.append(Page(path: "README.md", text: Self.index(index, name: name)))
    self.pages = pages.sorted { $0.path < $1.path }
  }

  /// The comment that the file begins with.
  private static func intro(_ source: SourceText) -> String {
    var words: [String] = []
    for number in 1...max(1, source.lineCount) {
      guard let line = source.line(number), line.hasPrefix("#") else { break }
      words.append(String(line.drop { $0 == "#" || $0 == " " }))
    }
    return words.joined(separator: " ")
  }

  private static func index(_ files: [(page: String, cards: [RuleCard])], name: String) -> String {
    let count = files.reduce(0) { $0 + $1.cards.count }
    var lines = [
      "# The rules in `\(name)`", "",
      "\(Figures.count(count, "rule")), made from the rule files by `frostctl rules docs`: edit those, not these pages.",
      "",
      "| rule | says | stage | owner | score |", "|---|---|---|---|---|",
    ]
    for file in files {
      lines += file.cards.map { card in
        let rule = card.summary
        let title = rule.title["en"] ?? rule.title.sorted { $0.key < $1.key }.first?.value ?? ""
        return
          "| [\(rule.rule)](\(file.page)#\(rule.rule)) | \(Markdown.cell(title)) | \(rule.stage) | \(rule.owner) | "
          + Markdown.cell(card.more.isEmpty ? (rule.score == "0" ? "none" : rule.score) : rule.score + " and more")
          + " |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
