import ArgumentParser
import FrostConfig
import FrostTools

struct RulesDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What a reload from one directory to another would change. Needs no daemon.",
    discussion: """
      By meaning: comments, white space, order and where a thing stands are no difference. Also says which features
      lose what they know and how long the stream has to go on until rules that read them count again.
      frostctl rules diff /etc/frost/rules new-rules
      """)

  @Argument(help: ArgumentHelp("The rules as they are.", valueName: "old-dir"), completion: .directory)
  var old: String

  @Argument(help: ArgumentHelp("The rules as they would be.", valueName: "new-dir"), completion: .directory)
  var new: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let diff = RuleSetDiff(try CompiledRules.read(old), try CompiledRules.read(new))
    try output.show(diff) { RulesDiffScreen(paint: output.paint, width: Terminal.width ?? 100).lines(diff) }
  }
}
