import ArgumentParser
import FrostProtocol

struct ListsAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Put a value on a list; rules see it from the next event on.",
    discussion: "frostctl lists add watched A1042 --until 2026-07-15T00:00:00Z --reason \"bank's warning\"")

  @Argument(help: "The list.") var list: String
  @Argument(help: "The value: what the field holds, or a network such as 203.0.113.0/24.") var value: String

  @Option(help: "Who answers for it (default: you).") var owner: String?

  @Option(help: ArgumentHelp("Until when, RFC 3339 (default: until it is removed).", valueName: "time"))
  var until: String?

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    if let until, LocalTime.date(until) == nil {
      throw ValidationError("--until \(until): write it as 2026-03-03T09:00:00Z")
    }
  }

  func run() async throws {
    let request = ListEntryRequest(
      list: list, value: value, owner: owner, until: until, reason: change.reason, key: change.idempotencyKey,
      dryRun: change.dryRun)
    let answer = try await socket.session.post(request, to: "/v1/list-entries", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}
