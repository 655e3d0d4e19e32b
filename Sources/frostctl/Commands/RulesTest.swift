import ArgumentParser
import Foundation
import FrostConfig
import FrostTools

struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the tests in rule files, through the engine that frostd runs. Needs no daemon.",
    discussion: """
      frostctl rules test rules
      frostctl rules test rules --run "four strangers" --coverage
      frostctl rules test rules --min-coverage 80 --junit results.xml
      Exits 0 where all pass, 1 where one fails or coverage is too low, 78 where the rules do not compile.
      """)

  @Argument(help: ArgumentHelp("The rule directory.", valueName: "dir"))
  var directory = "/etc/frost/rules"

  @Option(name: .customLong("run"), help: ArgumentHelp("Only tests whose name contains it.", valueName: "text"))
  var name: String?

  @Flag(help: "Show which conditions no test saw both ways.")
  var coverage = false

  @Option(
    name: .customLong("min-coverage"),
    help: ArgumentHelp("Exit 1 where fewer percent of all conditions were seen both ways.", valueName: "percent"))
  var minCoverage: Double?

  @Flag(help: "Also move each threshold's value and each window's edge over the line, and show what the rule does.")
  var edges = false

  @Option(help: ArgumentHelp("Also write the results as JUnit XML.", valueName: "file"))
  var junit: String?

  @OptionGroup var output: OutputOptions

  mutating func validate() throws {
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage \(minCoverage): it goes from 0 to 100")
    }
  }

  func run() throws {
    let rules = try CompiledRules.read(directory)
    let report = RuleTestReport(rules, run: name)
    if report.results.isEmpty {
      throw Failure(
        .no, name.map { "no test's name contains `\($0)`" } ?? "\(directory) holds no tests",
        hint: "tests stand in rule files under `tests:`; see docs/rules-reference.md")
    }
    if let junit { try FileOutput.write(JUnitReport(report).text, to: junit) }
    let boundaries = edges ? RuleEdges(rules, run: name) : nil
    switch output.output {
    case .json, .jsonl: Terminal.answer(try report.json(boundaries))
    case .table: show(report, boundaries)
    }
    if report.failed > 0 || boundaries?.wrong.isEmpty == false { throw ExitCode(Failure.Code.no.rawValue) }
    if let minCoverage, report.coverage.share * 100 < minCoverage {
      throw Failure(
        .no,
        "coverage is \(String(format: "%.1f", report.coverage.share * 100)) %, less than \(Words.number(minCoverage)) %",
        hint: coverage ? nil : "see what is missing: frostctl rules test \(directory) --coverage")
    }
  }

  private func show(_ report: RuleTestReport, _ boundaries: RuleEdges?) {
    for failure in report.failures {
      let text = failure.text
      Terminal.answer([output.paint(text[0], .red)] + text.dropFirst() + [""])
    }
    if let boundaries { Terminal.answer(boundaries.lines + [""]) }
    if coverage {
      Terminal.answer(["Conditions seen both ways, by rule"] + report.coverage.lines + [""])
    }
    let percent = String(format: "%.0f", report.coverage.share * 100)
    Terminal.answer(
      output.paint(report.summary, report.failed > 0 ? .red : .green) + "; \(percent) % of conditions seen both ways")
  }
}
