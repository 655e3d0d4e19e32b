import ArgumentParser
import FrostProtocol

struct FreezesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Freezes, newest first: active ones, or all.")

  @Option(help: ArgumentHelp("Only of this account.", valueName: "account"))
  var account: String?

  @Flag(help: "Also those that have ended.")
  var all = false

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    var query = [("limit", String(limit.limit))]
    if !all { query.append(("state", "active")) }
    if let account { query.append(("account", account)) }
    let answer = try await source.session.get(FreezesDocument.self, "/v1/freezes", query: query)
    try output.show(answer, empty: all ? "No freezes." : "No active freezes.") { freezes, _ in
      FreezesTable(time: LocalTime()).table(freezes)
    }
  }
}
