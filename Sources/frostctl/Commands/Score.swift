import ArgumentParser
import Foundation
import FrostConfig
import FrostTools

struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score every event of a stream and act on nothing, for evaluation with other tools.",
    discussion: """
      Runs the rules of a directory over a file of events, to its end, with the code that scores them live: rules
      of every stage but disabled count, and an account that would be frozen is scored on. With -o jsonl each event
      becomes a line with its id, score and the rules that hit; the summary goes to standard error. Without, the
      summary is all there is. Needs no daemon.

      EXAMPLES
        frostctl score --rules rules --on events.jsonl
        zcat old.jsonl.gz | frostctl score --rules rules --on - -o jsonl --features >scores.jsonl
      """)

  @Option(help: ArgumentHelp("The rule directory.", valueName: "dir"))
  var rules = "/etc/frost/rules"

  @Option(name: .customLong("on"), help: ArgumentHelp("The stream; - is standard input.", valueName: "file"))
  var stream: String

  @Flag(help: "Each line with every feature's value (-o jsonl).")
  var features = false

  @OptionGroup var output: OutputOptions

  /// Lines that were not understood are shown so often, and counted from then on.
  private static let shownRejects = 10

  mutating func validate() throws {
    if features, output.output != .jsonl { throw ValidationError("--features goes with -o jsonl") }
  }

  func run() throws {
    let rules: CompiledRules
    do { rules = try RuleDirectory.compile(self.rules) } catch {
      Terminal.write(error.rendered, to: 2)
      throw Failure(.configuration, "the rules in \(self.rules) are not valid: nothing was scored")
    }
    let summary: ScoreSummary
    do { summary = try score(rules) } catch let error as StreamReader.Failure {
      throw Failure(.inputOutput, error.description)
    }
    switch output.output {
    case .jsonl: for line in summary.lines { Terminal.message(line) }
    case .table: Terminal.answer(summary.table)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      Terminal.answer(String(decoding: try encoder.encode(summary), as: UTF8.self))
    }
  }

  private func score(_ rules: CompiledRules) throws -> ScoreSummary {
    var run = try ScoreRun(rules.set, on: stream, withFeatures: features)
    let writes = output.output == .jsonl
    var shown = 0
    while try run.step(
      write: { if writes { Terminal.write($0, to: STDOUT_FILENO) } },
      complain: { reason in
        shown += 1
        if shown <= Self.shownRejects { Terminal.message("quarantine: \(reason)") }
      })
    {}
    if shown > Self.shownRejects { Terminal.message("quarantine: \(Words.grouped(shown - Self.shownRejects)) more") }
    return run.summary
  }
}
