import ArgumentParser
import FrostConfig
import FrostTools

struct RulesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One rule with its features, limits, texts and tests. Needs no daemon.",
    discussion: "frostctl rules show sim-swap-drain --rules rules")

  @Argument(help: "The rule's id.", completion: RuleCompletion.ids)
  var id: String

  @OptionGroup var directory: RulesOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let rules = try CompiledRules.read(directory.rules)
    guard let card = RuleCard(rules, rule: id) else { throw rules.unknown(id, in: directory.rules) }
    try output.show(card) { RuleScreen(paint: output.paint, width: Terminal.width ?? 100).lines(card) }
  }
}
