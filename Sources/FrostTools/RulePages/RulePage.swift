/// The page about one rule file.
struct RulePage {
  /// `rules/sim-swap.yaml`.
  var file: String
  var intro: String
  var cards: [RuleCard]
  var notes: LimitNotes

  var text: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    var lines = ["# " + name.replacing(/\.yaml$/, with: ""), ""]
    if !intro.isEmpty { lines += [intro, ""] }
    lines += ["Made from `\(file)` by `frostctl rules docs`: edit that.", ""]
    lines += cards.flatMap { section($0) }
    return lines.joined(separator: "\n").replacing(/\n+$/, with: "") + "\n"
  }

  private func section(_ card: RuleCard) -> [String] {
    let rule = card.summary
    var lines = ["## " + rule.rule, ""]
    lines += [rule.title.sorted { $0.key < $1.key }.map(\.value).joined(separator: " · "), ""]
    let resolved = rule.types.joined(separator: ", ")
    let types = card.types.joined(separator: ", ")
    lines += Markdown.table(
      ["stage", "owner", "adds to the score of", "looks at", "tags"],
      [
        [
          rule.stage, rule.owner, "the \(rule.subject)", types == resolved ? types : "\(types): \(resolved)",
          card.tags.joined(separator: ", "),
        ]
      ])
    lines += Markdown.list("All of these hold:", card.when.map(Markdown.code))
    lines += Markdown.list("and none of these:", card.unless.map(Markdown.code))
    let additions = card.more.map { "\($0.score) more if `\($0.condition)`" }
    lines += Markdown.list("Score:", rule.score == "0" && additions.isEmpty ? ["none"] : [rule.score] + additions)
    lines += Markdown.list("Then, whatever the score:", card.then)
    let missing = card.missing.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if missing != ["default: no-hit"] { lines += Markdown.list("An unknown value:", missing) }
    if let source = rule.source { lines += ["**Where the thresholds are from:** " + source, ""] }
    lines += Markdown.table(
      ["limit", "is", ""],
      card.limits.sorted { $0.key < $1.key }.map { [Markdown.code($0.key), $0.value, notes[$0.key] ?? ""] })
    lines += Markdown.table(
      ["feature", "definition"],
      card.features.map { [Markdown.code($0.name), Markdown.code($0.definition)] })
    lines += texts(card)
    return lines + Markdown.list("Tests:", card.tests)
  }

  private func texts(_ card: RuleCard) -> [String] {
    let rows = card.texts.flatMap { text in
      text.texts.sorted { $0.key < $1.key }.map { [text.part, $0.key, $0.value] }
    }
    let lines = Markdown.table(["text", "language", ""], rows)
    return card.tell == "generic" ? lines + ["The user is told the generic text.", ""] : lines
  }
}
