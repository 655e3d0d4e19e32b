import ArgumentParser
import Foundation
import FrostProtocol

struct Allow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allow", abstract: "Entries that keep named rules from an account.",
    discussion: """
      frostctl allow add A1042 --rules big-out --owner risk --for 30d --reason "payroll of ACME"
      An entry never beats a deny list, a confirmed fraud or an authority.
      """,
    subcommands: [AllowList.self, AllowAdd.self, AllowRemove.self])
}

struct AllowList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Allow entries, newest first.")

  @Option(help: ArgumentHelp("Only of this account.", valueName: "account")) var account: String?
  @Flag(help: "Also those that have ended.") var all = false
  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    var query = [("kind", "allow"), ("limit", String(limit.limit))]
    if !all { query.append(("state", "standing")) }
    if let account { query.append(("account", account)) }
    let answer = try await source.session.get(MeasuresDocument.self, "/v1/measures", query: query)
    try output.show(answer, empty: "No allow entries.") { entries, _ in
      var table = Table([
        .init(title: "ID"), .init(title: "ACCOUNT"), .init(title: "RULES", givesWay: true), .init(title: "UNTIL"),
        .init(title: "REASON (OWNER)", givesWay: true),
      ])
      let time = LocalTime()
      table.rows = entries.map {
        [
          $0.id, $0.account, $0.rules.joined(separator: ","),
          $0.ended.map { "ended " + time.text($0) } ?? time.text($0.until, or: "-"), "\($0.reason) (\($0.text))",
        ]
      }
      return table
    }
  }
}

struct AllowAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Silence rules for an account; --dry-run lists what it would lift.")

  @Argument(help: "The account.") var account: String
  @Option(help: ArgumentHelp("Which rules, with commas.", valueName: "rules"), completion: LiveCompletion.ruleList)
  var rules: String
  @Option(help: ArgumentHelp("Who answers for it.", valueName: "name")) var owner: String
  @Option(name: .customLong("for"), help: ArgumentHelp("How long: 30d.", valueName: "duration")) var duration: TimeSpan
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let start = try await socket.session.streamTime()
    try await change.set(.allowAdd, socket) {
      $0.account = account
      $0.rules = rules.split(separator: ",").map(String.init)
      $0.owner = owner
      $0.until = LocalTime.document(start.addingTimeInterval(TimeInterval(duration.seconds)))
    }
  }
}

struct AllowRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "End an allow entry.")

  @Argument(help: ArgumentHelp("The entry (msr_…).", valueName: "id")) var id: String
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await change.set(.allowRemove, socket) { $0.id = id } }
}
