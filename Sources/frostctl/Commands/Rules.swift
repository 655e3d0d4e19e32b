import ArgumentParser

struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The rules in force; check, test and explain rule files.",
    subcommands: [RulesList.self, RulesCheck.self, RulesTest.self], aliases: ["rule"]
  )
}
