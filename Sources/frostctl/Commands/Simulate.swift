import ArgumentParser
import Foundation
import FrostEvents
import FrostTools
import FrostWallet

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Be a wallet: write a labelled stream of honest people and fraudsters.",
    discussion: """
      frostctl simulate --events 1000000 --out wallet.jsonl --labels labels.csv
          as fast as it can, to a file; needs no daemon
      frostctl simulate --obey --events 200000 --out FILE --report report.json
          live: FILE is what frostd reads; the wallet follows Frost's feed and does what it says
      frostctl simulate --separability
          how much of each fraud a single field of a single event gives away
      """)

  @OptionGroup(title: "The wallet") var simulation: SimulationOptions

  @Option(help: ArgumentHelp("Where the stream goes; - is standard output.", valueName: "file"))
  var out: String?

  @Option(help: ArgumentHelp("Who was what and every fraudulent movement, as CSV.", valueName: "file"))
  var labels: String?

  @Option(help: ArgumentHelp("At most so many events a second; else as fast as it can.", valueName: "n"))
  var rate: Double?

  @Option(help: ArgumentHelp("Rename the file at this size and begin a new one.", valueName: "bytes"))
  var rotate: Int64?

  @Flag(help: "Follow Frost's feed and obey: restricted movements fail, holds wait. Prints freezes as they happen.")
  var obey = false

  @Flag(name: .shortAndLong, help: "Do not print freezes as they happen.")
  var quiet = false

  @Option(help: ArgumentHelp("With --obey: the evaluation, for `frostctl evaluate`.", valueName: "file"))
  var report: String?

  @Flag(help: "Print, for each fraud, what the best single field catches. Writes no stream.")
  var separability = false

  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    if separability {
      guard out == nil, !obey else {
        throw ValidationError("--separability writes no stream: leave --out and --obey away")
      }
      return
    }
    guard let out else {
      throw ValidationError("say where the stream goes: --out FILE, or --out - for standard output")
    }
    if obey, out == "-" { throw ValidationError("--obey needs the file that frostd reads: --out FILE") }
    if report != nil, !obey { throw ValidationError("--report tells how Frost did: it needs --obey") }
    guard rate ?? 1 > 0, rotate ?? 1 > 0 else { throw ValidationError("--rate and --rotate are more than 0") }
  }

  func run() async throws {
    if separability {
      // More frauds than in a stream, so that a share of them means something.
      var options = simulation.options
      options.fraudShare = 0.05
      return Terminal.answer(SeparabilityScreen.lines(FieldSeparability(of: options)))
    }
    do {
      if obey { try await live() } else { try plain() }
    } catch let error as StreamFileError {
      throw Failure(.inputOutput, error.description)
    }
  }

  private func plain() throws {
    if let out, out != "-", let size = try? FileManager.default.attributesOfItem(atPath: out)[.size] as? Int, size > 0 {
      throw Failure(.usage, "\(out) is there and not empty", hint: "give another name, or remove it first")
    }
    var progress = Progress(total: simulation.events ?? 0)
    let file = try StreamFile(path: out ?? "-", rotateAfterBytes: rotate)
    var writer = StreamWriter(WalletSimulation(simulation.options), to: file, linesPerSecond: rate)
    try writer.run { wallet in
      progress.show(wallet.lineCount, LocalTime().text(wallet.now.text))
      return true
    }
    progress.clear()
    try finish(writer.simulation, progress)
  }

  private func live() async throws {
    var run = try await LiveRun(simulation.options, session: socket.session, out: out ?? "", rate: rate)
    let file = try StreamFile(path: out ?? "", rotateAfterBytes: rotate)
    run.isQuiet = quiet
    try await run.run(to: file)
    run.progress.clear()
    try finish(run.wallet.simulation, run.progress)
    if let report {
      let evaluation = EvaluationReport(run.evaluation)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      try Self.write(String(decoding: try encoder.encode(evaluation), as: UTF8.self), to: report)
    }
  }

  private func finish(_ wallet: WalletSimulation, _ progress: Progress) throws {
    if let labels { try Self.write(LabelsFile.text(of: wallet.groundTruth()), to: labels) }
    let days = Double(wallet.now.milliseconds - wallet.options.start.milliseconds) / 86_400_000
    Terminal.message(
      "\(Words.grouped(wallet.lineCount)) events of \(String(format: "%.1f", days)) days written in "
        + "\(String(format: "%.1f", progress.seconds)) s, \(Words.grouped(Int(Double(wallet.lineCount) / max(progress.seconds, 0.001)))) a second"
    )
  }

  private static func write(_ text: String, to file: String) throws(Failure) {
    do { try Data(text.utf8).write(to: URL(filePath: file)) } catch {
      throw Failure(.inputOutput, "\(file) cannot be written: \(error.localizedDescription)")
    }
  }
}
