import ArgumentParser
import Foundation
import FrostProtocol

struct FreezesOrder: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Enter an authority's order; needs the right authority.",
    discussion: """
      frostctl freezes order A1042 --reference "Court 7/26" --reason "letter of 3 March"
      Nobody without the right sees reference and reason, or ends the order. To end it:
      frostctl freezes release A1042 --as authority --outcome unclear --reason "order lifted"
      """)

  @Argument(help: "The account.") var account: String
  @Option(help: "What to restrict: \(Scope.all.joined(separator: " ")).") var scope = "out"
  @Option(help: ArgumentHelp("The order's reference.", valueName: "text")) var reference: String
  @Option(help: ArgumentHelp("Until when, RFC 3339 (default: until it is ended).", valueName: "time"))
  var until: String?
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    guard Scope.all.contains(scope) else {
      throw ValidationError("--scope \(scope): it is one of \(Scope.all.joined(separator: " "))")
    }
    if let until, LocalTime.date(until) == nil {
      throw ValidationError("--until \(until): write it as 2026-03-03T09:00:00Z")
    }
  }

  func run() async throws {
    let request = FreezeRequest(
      account: account, scope: scope, until: until, reason: change.reason, key: change.idempotencyKey,
      dryRun: change.dryRun, order: reference)
    let answer = try await socket.session(for: change.agent).post(
      request, to: "/v1/freezes", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}
