import ArgumentParser
import FrostProtocol

struct Mode: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mode", abstract: "The brake: cap what rules may do for a time.",
    discussion: "frostctl mode cap shadow --for 1h --reason \"R@7 freezes payroll\"",
    subcommands: [ModeShow.self, ModeCap.self, ModeLift.self])
}

struct ModeShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Whether the mode is capped.", discussion: "Exits 1 where it is.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(
      MeasuresDocument.self, "/v1/measures", query: [("kind", "mode-cap"), ("state", "standing")])
    let now = try await source.session.streamTime()
    let caps = answer.document.measures.filter { $0.isStanding(at: now) }
    output.show(answer) { _ in
      caps.isEmpty
        ? ["The mode is not capped: rules act at their own stage."]
        : caps.map {
          "No rule acts above \($0.text) until \(LocalTime().text($0.until, or: "it is lifted")): \($0.by), \($0.reason)"
        }
    }
    if !caps.isEmpty { throw ExitCode(Failure.Code.no.rawValue) }
  }
}

struct ModeCap: AsyncParsableCommand {
  enum Stage: String, ExpressibleByArgument, CaseIterable { case shadow, review }

  static let configuration = CommandConfiguration(
    commandName: "cap", abstract: "No rule acts above this stage for a time; needs nobody's consent.",
    discussion: "shadow: nothing is done; review: cases only. Freezes that stand go on.")

  @Argument(help: "shadow or review.") var stage: Stage
  @Option(name: .customLong("for"), help: ArgumentHelp("How long: 1h.", valueName: "duration")) var duration: TimeSpan
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    try await change.set(.modeCap, socket) {
      $0.stage = stage.rawValue
      $0.seconds = duration.seconds
    }
  }
}

struct ModeLift: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lift", abstract: "End the cap before its time.")

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await change.set(.modeLift, socket) { _ in } }
}
