import ArgumentParser
import Foundation
import FrostConfig
import FrostTools

struct RulesBacktest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest", abstract: "What the rules would have done on a stream of the past. Needs no daemon.",
    discussion: """
      EXAMPLES
        frostctl rules backtest --rules rules --on may.jsonl --labels known.csv
        frostctl rules backtest --rules new --against rules --on may.jsonl --max-new-freezes 50
        frostctl rules backtest --rules rules --on may.jsonl --labels known.csv --html may.html
      Labels are a table with the columns account, outcome (fraud, scam, honest, unclear) and, where known, since.
      Exits 1 where more accounts are newly frozen than --max-new-freezes, 78 where the rules do not compile.
      """)

  @Option(help: ArgumentHelp("The rule directory.", valueName: "dir"))
  var rules = "/etc/frost/rules"

  @Option(name: .customLong("on"), help: ArgumentHelp("The stream; - is standard input.", valueName: "file"))
  var stream: String

  @Option(help: ArgumentHelp("What is known of accounts: .csv or .jsonl.", valueName: "file"))
  var labels: String?

  @Option(help: ArgumentHelp("How long people need to find out what an account was.", valueName: "time"))
  var maturity = TimeSpan(seconds: 30 * 86_400)

  @Option(help: ArgumentHelp("Also run these rules, and show whom only one of the two freezes.", valueName: "dir"))
  var against: String?

  @Option(
    name: .customLong("max-new-freezes"),
    help: ArgumentHelp("Exit 1 where more accounts are frozen that --against leaves alone.", valueName: "n"))
  var maxNewFreezes: Int?

  @Option(help: ArgumentHelp("Also write one page with charts, without any other file.", valueName: "file"))
  var html: String?

  @OptionGroup var output: OutputOptions

  mutating func validate() throws {
    if maxNewFreezes != nil, against == nil { throw ValidationError("--max-new-freezes goes with --against") }
    if against != nil, stream == "-" { throw ValidationError("--against reads the stream twice: name a file") }
  }

  func run() throws {
    let rules = try CompiledRules.read(self.rules)
    let other = try against.map { try CompiledRules.read($0) }
    let known = try outcomes()
    let report: BacktestReport
    do { report = try backtest(rules, other, known) } catch let error as StreamReader.Failure {
      throw Failure(.inputOutput, error.description)
    }
    try output.show(report) { BacktestScreen(paint: output.paint, width: Terminal.width).lines(report) }
    if let html {
      try FileOutput.write(
        BacktestPage(report, rules: self.rules, stream: stream == "-" ? "standard input" : stream, against: against)
          .text, to: html)
    }
    if let maxNewFreezes, let more = report.difference?.more.count, more > maxNewFreezes {
      throw Failure(
        .no, "\(Words.grouped(more)) accounts are newly frozen, more than \(Words.grouped(maxNewFreezes))",
        hint: "frostctl rules explain \(stream) --rules \(self.rules) --event ID tells why")
    }
  }

  private func backtest(
    _ rules: CompiledRules, _ other: CompiledRules?, _ known: KnownOutcomes
  ) throws -> BacktestReport {
    var backtest = try Backtest(rules.set, on: stream)
    try finish(&backtest, self.rules)
    var report = backtest.report(known, maturity: maturity.seconds * 1000)
    if let other, let against {
      var before = try Backtest(other.set, on: stream)
      try finish(&before, against)
      report.difference = backtest.difference(to: before)
    }
    return report
  }

  private func finish(_ backtest: inout Backtest, _ name: String) throws {
    var progress = Progress(total: 0)
    let size = try? URL(filePath: stream).resourceValues(forKeys: [.fileSizeKey]).fileSize
    while try backtest.step() {
      progress.show(backtest.events, share: size.map { Double(backtest.bytes) / Double(max($0, 1)) }, name)
    }
    progress.clear()
  }

  private func outcomes() throws -> KnownOutcomes {
    guard let labels else { return KnownOutcomes() }
    do { return try KnownOutcomes(ImportFile.read(labels), name: labels) } catch let error as LoadFailure {
      Terminal.write(error.rendered, to: 2)
      throw Failure(.dataError, "\(labels) cannot be taken")
    } catch let error as KnownOutcomes.Failure {
      throw Failure(.dataError, error.description)
    }
  }
}
