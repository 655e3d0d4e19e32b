import ArgumentParser
import Foundation
import FrostProtocol

struct FreezesAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Freeze an account by hand.",
    discussion: "frostctl freezes add A1042 --for 24h --reason \"customer called: phone stolen\"")

  @Argument(help: "The account.") var account: String

  @Option(help: "What to restrict: \(Scope.all.joined(separator: " ")) (default: out).")
  var scope: [String] = []

  @Option(name: .customLong("for"), help: ArgumentHelp("How long: 15m, 4h, 7d.", valueName: "duration"))
  var duration: TimeSpan?

  @Option(help: ArgumentHelp("Until when, RFC 3339.", valueName: "time"))
  var until: String?

  @Flag(help: "Until somebody releases it.")
  var permanent = false

  @Option(help: ArgumentHelp("What may leave in 24 hours all the same: 500.", valueName: "amount"))
  var allowance: String?

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    guard [duration != nil, until != nil, permanent].filter({ $0 }).count == 1 else {
      throw ValidationError("say how long: one of --for 24h, --until 2026-03-03T09:00:00Z, --permanent")
    }
    guard scope.count <= 1 else { throw ValidationError("one --scope at a time: a freeze is of one scope") }
    if let scope = scope.first, !Scope.all.contains(scope) {
      throw ValidationError("--scope \(scope): it is one of \(Scope.all.joined(separator: " "))")
    }
    if let until, LocalTime.date(until) == nil {
      throw ValidationError("--until \(until): write it as 2026-03-03T09:00:00Z")
    }
  }

  func run() async throws {
    let request = FreezeRequest(
      account: account, scope: scope.first ?? "out", until: try await end(), reason: change.reason,
      key: change.idempotencyKey, dryRun: change.dryRun, allowance: allowance)
    let answer = try await socket.session(for: change.agent).post(
      request, to: "/v1/freezes", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }

  /// `--for` counts from engine time: now on a live stream, the stream's own time in a replay.
  private func end() async throws -> String? {
    if let until { return until }
    guard let duration else { return nil }
    return LocalTime.document(try await socket.session.streamTime().addingTimeInterval(TimeInterval(duration.seconds)))
  }
}
