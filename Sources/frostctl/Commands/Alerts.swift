import ArgumentParser
import FrostProtocol

struct Alerts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Messages that wait to be sent to users.", subcommands: [AlertsList.self], aliases: ["alert"])
}

struct AlertsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Messages to users, newest first.")

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(AlertsDocument.self, "/v1/alerts", query: [("limit", "\(limit.limit)")])
    try output.show(answer, empty: "No alerts.") { alerts, _ in
      var table = Table([
        .init(title: "ACCOUNT"), .init(title: "QUEUED"), .init(title: "RULE"), .init(title: "TEXT", givesWay: true),
      ])
      let time = LocalTime()
      table.rows = alerts.map { [$0.account, time.text($0.from), $0.rule, Words.preferred($0.texts)] }
      return table
    }
  }
}
