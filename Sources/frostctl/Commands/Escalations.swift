import ArgumentParser
import FrostProtocol

struct Escalations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cases that wait for support.",
    subcommands: [
      EscalationsList.self, EscalationsShow.self, EscalationsAssign.self, EscalationsNote.self, EscalationsResolve.self,
    ], aliases: ["escalation"])
}

struct EscalationsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Cases for support, newest first.")

  @Flag(help: "Also those that are resolved.")
  var all = false

  @Option(help: ArgumentHelp("Only this queue: duty, risk-desk, supervisor, hotline …", valueName: "name"))
  var queue: String?

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let query =
      [("limit", "\(limit.limit)")] + (all ? [] : [("state", "waiting")])
      + (queue.map { [("queue", $0)] } ?? [])
    let answer = try await source.session.get(EscalationsDocument.self, "/v1/escalations", query: query)
    try output.show(answer, empty: all ? "No escalations." : "No open escalations.") { escalations, _ in
      var table = Table([
        .init(title: "CODE"), .init(title: "ACCOUNT"), .init(title: "QUEUE"), .init(title: "PRIORITY"),
        .init(title: "STATE"), .init(title: "DUE"),
        .init(title: "SUMMARY", givesWay: true),
      ])
      let time = LocalTime()
      table.rows = escalations.map {
        [
          $0.code, $0.account, $0.to, $0.priority, $0.assignee ?? $0.state, time.text($0.due, or: "-"), $0.summary,
        ]
      }
      return table
    }
  }
}
