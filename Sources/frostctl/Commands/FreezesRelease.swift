import ArgumentParser
import FrostProtocol

extension Outcome: ExpressibleByArgument {}

struct FreezesRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "End a freeze, or all freezes of an account, and say what it was.",
    discussion: """
      The outcome becomes a label of the account:
        fraud    it was fraud (the account is back in its owner's hands)
        honest   Frost was wrong
        scam     the owner was talked into it
        unclear  nobody could tell
      The rules that froze it leave the account alone for a while; others still watch it.
      An authority's order is not ended by this.
      """)

  @Argument(help: ArgumentHelp("A freeze (frz_…) or an account.", valueName: "freeze-or-account"))
  var subject: String

  @Option(help: "What it was.")
  var outcome: Outcome

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let isFreeze = subject.hasPrefix("frz_")
    let request = ReleaseRequest(
      account: isFreeze ? nil : subject, freeze: isFreeze ? subject : nil, outcome: outcome, reason: change.reason,
      key: change.idempotencyKey, dryRun: change.dryRun)
    let answer = try await socket.session(for: change.agent).post(
      request, to: "/v1/releases", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}
