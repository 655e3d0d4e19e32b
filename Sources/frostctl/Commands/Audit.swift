import ArgumentParser
import FrostProtocol

struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who did what and why; whether the log is as it was written.",
    subcommands: [AuditList.self, AuditVerify.self])
}

struct AuditList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Entries of the audit log, newest first.")

  @Option(help: ArgumentHelp("Only of this subject: an account, `A1042/out`, `rule drain`.", valueName: "text"))
  var subject: String?

  @Option(help: ArgumentHelp("Only what this person or service did.", valueName: "name"))
  var actor: String?

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let filters = [("subject", subject), ("actor", actor)].compactMap { name, value in value.map { (name, $0) } }
    let answer = try await source.session.get(
      AuditDocument.self, "/v1/audit", query: [("limit", "\(limit.limit)")] + filters)
    try output.show(answer, empty: "No entries.") { entries, _ in
      var table = Table([
        .init(title: "ENTRY", isNumber: true), .init(title: "AT"), .init(title: "WHO"), .init(title: "DID"),
        .init(title: "SUBJECT", givesWay: true), .init(title: "WHY", givesWay: true),
      ])
      let time = LocalTime()
      table.rows = entries.map { entry in
        [
          "\(entry.entry)", time.text(entry.at), entry.actor + (entry.via.map { " via \($0)" } ?? ""), entry.action,
          entry.erasedBy.map { "erased (entry \($0))" } ?? entry.subject, entry.reason,
        ]
      }
      return table
    }
  }
}
