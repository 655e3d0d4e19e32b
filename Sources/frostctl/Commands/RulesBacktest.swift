import ArgumentParser
import Foundation
import FrostConfig
import FrostEngine
import FrostRules
import FrostStore
import FrostTools

struct RulesBacktest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest", abstract: "What the rules would have done on a stream of the past. Needs no daemon.",
    discussion: """
      EXAMPLES
        frostctl rules backtest --rules rules --on may.jsonl --labels known.csv
        frostctl rules backtest --rules new --against rules --on may.jsonl --max-new-freezes 50
        frostctl rules backtest --rules rules --on may.jsonl --labels known.csv --html may.html
        frostctl rules backtest --rules new --against rules --on journal
      Labels are a table with the columns account, outcome (fraud, scam, honest, unclear) and, where known, since.
      --on journal takes the events that frostd has accepted, with imports, entries of lists and labels as people \
      brought them in, and judges by what is known of accounts now. It reads the database of --state, or of the \
      configuration, also beside a running frostd; it needs the rights of frostd's user.
      Exits 1 where more accounts are newly frozen than --max-new-freezes, 78 where the rules do not compile.
      """)

  @Option(help: ArgumentHelp("The rule directory.", valueName: "dir"))
  var rules = "/etc/frost/rules"

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("The stream; - is standard input, journal the journal.", valueName: "file"))
  var stream: String

  @OptionGroup var journal: JournalOptions

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
    if !isJournal, journal.isGiven { throw ValidationError("--state and --config go with --on journal") }
    if against != nil, stream == "-" { throw ValidationError("--against reads the stream twice: name a file") }
  }

  func run() throws {
    let rules = try CompiledRules.read(self.rules)
    let other = try against.map { try CompiledRules.read($0) }
    let source = isJournal ? try journal.open() : nil
    let known = try outcomes() ?? source?.outcomes() ?? KnownOutcomes()
    let report: BacktestReport
    do { report = try backtest(rules, other, known, source) } catch let error as StreamReader.Failure {
      throw Failure(.inputOutput, error.description)
    } catch let error as StoreError {
      throw Failure(stopped: error)
    } catch let error as JournalError {
      throw Failure(stopped: error)
    }
    try output.show(report) { BacktestScreen(paint: output.paint, width: Terminal.width).lines(report) }
    if let html {
      try FileOutput.write(
        BacktestPage(
          report, rules: self.rules, stream: stream == "-" ? "standard input" : isJournal ? "the journal" : stream,
          against: against
        ).text, to: html)
    }
    if let maxNewFreezes, let more = report.difference?.more.count, more > maxNewFreezes {
      throw Failure(
        .no, "\(Words.grouped(more)) accounts are newly frozen, more than \(Words.grouped(maxNewFreezes))",
        hint: isJournal ? nil : "frostctl rules explain \(stream) --rules \(self.rules) --event ID tells why")
    }
  }

  private func backtest(
    _ rules: CompiledRules, _ other: CompiledRules?, _ known: KnownOutcomes, _ source: JournalSource?
  ) throws -> BacktestReport {
    let backtest = try run(rules, self.rules, source)
    var report = backtest.report(known, maturity: maturity.seconds * 1000)
    if let other, let against {
      let before = try run(other, against, source)
      report.difference = backtest.difference(to: before)
    }
    return report
  }

  private var isJournal: Bool { stream == "journal" }

  private func run(_ rules: CompiledRules, _ name: String, _ source: JournalSource?) throws -> Backtest {
    var progress = Progress(total: 0)
    defer { progress.clear() }
    guard let source else {
      var backtest = try Backtest(rules.set, on: stream)
      let size = try? URL(filePath: stream).resourceValues(forKeys: [.fileSizeKey]).fileSize
      while try backtest.step() {
        progress.show(backtest.events, share: size.map { Double(backtest.bytes) / Double(max($0, 1)) }, name)
      }
      return backtest
    }
    var backtest = Backtest(rules.set)
    var journal = JournalStream(schema: rules.set.schema)
    try source.store.journalChunks { chunk, first, _ in
      for part in try journal.parts(of: chunk, firstInput: first) { backtest.take(part) }
      progress.show(backtest.events, name)
    }
    if journal.condensed > 0 {
      progress.clear()
      Terminal.message(
        "frostctl: \(Words.count(journal.condensed, "old event", "old events")) of the journal without fields left out")
    }
    return backtest
  }

  /// nil: no file was named.
  private func outcomes() throws -> KnownOutcomes? {
    guard let labels else { return nil }
    do { return try KnownOutcomes(ImportFile.read(labels), name: labels) } catch let error as LoadFailure {
      Terminal.write(error.rendered, to: 2)
      throw Failure(.dataError, "\(labels) cannot be taken")
    } catch let error as KnownOutcomes.Failure {
      throw Failure(.dataError, error.description)
    }
  }
}
