import ArgumentParser
import FrostProtocol

struct Approvals: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approvals", abstract: "What waits for another person's consent.",
    discussion: "Nobody approves what they asked for, and nobody twice.",
    subcommands: [ApprovalsList.self, ApprovalsApprove.self, ApprovalsReject.self])
}

struct ApprovalsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Requests, newest first.")

  @Flag(help: "Also those that were answered.") var all = false
  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let query = [("kind", "approval"), ("limit", String(limit.limit))] + (all ? [] : [("state", "standing")])
    let answer = try await source.session.get(MeasuresDocument.self, "/v1/measures", query: query)
    try output.show(answer, empty: all ? "No requests." : "Nothing waits for consent.") { requests, _ in
      var table = Table([
        .init(title: "ID"), .init(title: "ASKED BY"), .init(title: "AGREED"), .init(title: "WHAT", givesWay: true),
      ])
      table.rows = requests.map { request in
        let agreed = request.ended == nil ? "\(request.others.count) of \(request.number)" : request.endedBy ?? "over"
        return [
          request.id, request.by.isEmpty ? "-" : request.by, agreed,
          request.rules.joined(separator: ", ") + ": " + request.reason,
        ]
      }
      return table
    }
  }
}

struct ApprovalsApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Agree; the last one who must agree has it done.")

  @Argument(help: ArgumentHelp("The request (apr_…).", valueName: "id")) var id: String
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await change.set(.approve, socket) { $0.id = id } }
}

struct ApprovalsReject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "reject", abstract: "Refuse; the request is gone.")

  @Argument(help: ArgumentHelp("The request (apr_…).", valueName: "id")) var id: String
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await change.set(.reject, socket) { $0.id = id } }
}
