import ArgumentParser

struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The rules in force; write, check, test, compare, explain and backtest rule files.",
    subcommands: [
      RulesList.self, RulesShow.self, RulesNew.self, RulesCheck.self, RulesTest.self, RulesDiff.self,
      RulesExplain.self, RulesBacktest.self, RulesHealth.self, RulesDocs.self, RulesSchema.self,
    ],
    aliases: ["rule"]
  )
}
