import ArgumentParser

struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The rules in force; check, test, explain and backtest rule files.",
    subcommands: [RulesList.self, RulesCheck.self, RulesTest.self, RulesExplain.self, RulesBacktest.self],
    aliases: ["rule"]
  )
}
