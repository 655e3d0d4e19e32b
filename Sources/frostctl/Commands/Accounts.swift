import ArgumentParser
import FrostProtocol

struct Accounts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is in force on an account; erasing what is personal of it.",
    subcommands: [AccountsShow.self, AccountsErase.self], aliases: ["account"])
}

struct AccountsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "What is restricted now, with freezes, holds, step-ups, labels and exceptions.",
    discussion: "Exits 0 whether or not it is restricted.")

  @Argument(help: "The account.") var account: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(AccountDocument.self, ControlClient.path("/v1/accounts/", account))
    output.show(answer) { AccountScreen(paint: output.paint, time: LocalTime()).lines($0) }
  }
}
