import Foundation
import FrostEvents
import FrostProtocol
import FrostTools
import FrostWallet

/// The simulated wallet against a running `frostd`: it writes the events of a minute of its own clock, waits until they are
/// committed, does what the feed says, and goes on. So it hears of a decision at most a minute late.
struct LiveRun {
  private(set) var wallet: ObedientWallet
  var progress: Progress
  var isQuiet = false

  private let session: Session
  private let rate: Double?
  private var active = ActiveAccounts()
  /// Lines that frostd had read before.
  private let linesBefore: Int64

  private static let aheadMilliseconds: Int64 = 60_000
  private static let eventsAhead = 512

  /// - Parameter out: the file that frostd reads.
  init(_ options: WalletOptions, session: Session, out: String, rate: Double?) async throws {
    let status = try await session.get(StatusDocument.self, "/v1/status").document
    let path = URL(filePath: out).standardizedFileURL.resolvingSymlinksInPath().path
    let sources = status.sources.map { URL(filePath: $0.path).standardizedFileURL.resolvingSymlinksInPath().path }
    guard sources.contains(path) else {
      throw Failure(
        .usage, "frostd does not read \(path)",
        hint:
          "it reads \(sources.isEmpty ? "nothing" : sources.joined(separator: ", ")): give that as --out, or change its configuration"
      )
    }
    wallet = try await ObedientWallet(WalletSimulation(options), following: Feed(session))
    self.session = session
    self.rate = rate
    linesBefore = Self.lines(status.counters)
    if case .events(let count) = options.extent {
      progress = Progress(total: count)
    } else {
      progress = Progress(total: 0)
    }
  }

  var evaluation: EvaluationInput {
    EvaluationInput(wallet.simulation, active: active, reactions: wallet.reactions)
  }

  mutating func run(to file: consuming StreamFile) async throws {
    let sentence = ChangeSentence(paint: .wanted, time: LocalTime())
    let width = Terminal.width
    var buffer: [UInt8] = []
    var hasEnded = false
    while !hasEnded {
      buffer.removeAll(keepingCapacity: true)
      let slice = wallet.simulation.now.milliseconds + Self.aheadMilliseconds
      for _ in 0..<Self.eventsAhead where !hasEnded && wallet.simulation.now.milliseconds < slice {
        if let event = wallet.simulation.next(into: &buffer) {
          active.saw(event.account, at: event.time)
        } else {
          hasEnded = true
        }
      }
      try file.write(buffer)
      try await waitUntilCommitted()
      let news = sentence.freezes(try await wallet.obey(), width: width)
      if !news.isEmpty, !isQuiet {
        progress.clear()
        Terminal.answer(news)
      }
      progress.show(
        wallet.simulation.lineCount,
        "\(wallet.frozen.count) frozen, \(LocalTime().text(wallet.simulation.now.text))"
      )
      try await keepPace()
    }
  }

  private func waitUntilCommitted() async throws {
    let wanted = linesBefore + Int64(wallet.simulation.lineCount)
    var patience = 60_000
    while Self.lines(try await session.get(StatusDocument.self, "/v1/status").document.counters) < wanted {
      patience -= 1
      if patience == 0 {
        throw Failure(
          .inputOutput, "frostd has not read what was written for a minute", hint: "look what it does: frostctl status")
      }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  private func keepPace() async throws {
    guard let rate else { return }
    let ahead = Double(wallet.simulation.lineCount) / rate - progress.seconds
    if ahead > 0 { try await Task.sleep(for: .seconds(ahead)) }
  }

  /// Every line read is in exactly one of these.
  private static func lines(_ counters: CountersDocument) -> Int64 {
    counters.scored + counters.duplicates + counters.late + counters.quarantined
  }
}
