import ArgumentParser
import FrostProtocol

struct ListsRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take off a list what somebody put on it by hand.",
    discussion: "What a list's file holds is taken out there, then `frostctl reload`.")

  @Argument(help: "The list.") var list: String
  @Argument(help: "The value.") var value: String

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let request = ListRemovalRequest(
      list: list, value: value, reason: change.reason, key: change.idempotencyKey, dryRun: change.dryRun)
    let answer = try await socket.session.post(request, to: "/v1/list-removals", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}
