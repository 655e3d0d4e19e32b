import ArgumentParser

struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The rules in force; check rule files.", subcommands: [RulesList.self, RulesCheck.self], aliases: ["rule"]
  )
}
