import ArgumentParser
import FrostProtocol

struct AccountsErase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Take what is personal of an account out of the database.",
    discussion: """
      frostctl accounts erase A1042 --reason "request 2026-118 of the customer"

      That something was done, when, by which rule and with what outcome stays, and the account's name with it; the audit
      log still verifies. Refused while a freeze, a hold, a step-up, a case or an allow entry of the account stands. There
      is no way back; copies made by `frostctl backup` before keep everything. docs/erasing.md tells what goes and what stays.
      """)

  @Argument(help: "The account.") var account: String

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let request = ErasureRequest(
      account: account, reason: change.reason, key: change.idempotencyKey, dryRun: change.dryRun)
    let answer = try await socket.session(for: change.agent).post(
      request, to: "/v1/erasures", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}
