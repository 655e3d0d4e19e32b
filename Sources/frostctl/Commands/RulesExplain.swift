import ArgumentParser
import FrostConfig
import FrostTools

struct RulesExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What the rules make of one event of a stream, and why. Needs no daemon.",
    discussion: """
      Runs the stream through the engine up to the event, from an empty state, and acts on nothing outside:
      each condition with its value, the arithmetic of each score, what stopped an action, the rules that came
      nearest, and the features with the events that make them up.

      EXAMPLES
        frostctl rules explain events.jsonl --rules rules --event txn-4711
        grep '"account":"A1"' events.jsonl | frostctl rules explain - --rules rules
      """)

  @Argument(help: ArgumentHelp("The stream, in its order; - is standard input.", valueName: "file"))
  var stream: String

  @Option(help: ArgumentHelp("The id of the event. Default: the last one.", valueName: "id"))
  var event: String?

  @Option(help: ArgumentHelp("The rule directory.", valueName: "dir"))
  var rules = "/etc/frost/rules"

  @OptionGroup var output: OutputOptions

  func run() throws {
    let rules = try CompiledRules.read(self.rules)
    let found: Explanation?
    do {
      found = try EventExplainer.explain(event, of: stream, rules) { Terminal.message("quarantine: \($0)") }
    } catch {
      throw Failure(.inputOutput, error.description)
    }
    guard let explanation = found else {
      throw Failure(
        .notFound, event.map { "no event `\($0)` was scored" } ?? "no event was scored",
        hint: "events that are not understood, or more than 5 minutes behind the newest one, are seen by no rule")
    }
    try output.show(explanation) {
      let lines = explanation.lines
      return [output.paint(lines[0], .bold)] + lines.dropFirst()
    }
  }
}
