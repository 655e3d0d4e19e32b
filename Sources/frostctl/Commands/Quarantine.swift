import ArgumentParser
import Foundation
import FrostProtocol

struct Quarantine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lines of the stream that were not understood.",
    subcommands: [QuarantineList.self, QuarantineShow.self, QuarantineRetry.self])
}

struct QuarantineList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lines in quarantine, newest first: where and why.")

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(
      QuarantinesDocument.self, "/v1/quarantine", query: [("limit", "\(limit.limit)")])
    try output.show(answer, empty: "Nothing in quarantine.") { lines, _ in
      var table = Table([
        .init(title: "ID", isNumber: true), .init(title: "SOURCE"), .init(title: "AT BYTE", isNumber: true),
        .init(title: "LENGTH", isNumber: true), .init(title: "REASON", givesWay: true),
      ])
      table.rows = lines.map { ["\($0.id)", $0.source, "\($0.offset)", "\($0.length)", $0.reason] }
      return table
    }
  }
}

struct QuarantineShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "One line in quarantine, whole.")

  @Argument(help: "Its number, from `quarantine list`.") var id: Int64

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(QuarantineDocument.self, "/v1/quarantine/\(id)")
    output.show(answer) { QuarantineScreen.lines($0) }
  }
}

struct QuarantineRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Feed lines of the quarantine again, each once; mend schema.yaml and reload first.",
    discussion: """
      Lines that can be read now become inputs, at their own times, and leave the quarantine; the others stay. What is too
      old to be scored is kept in the journal and counted as late.
      """)

  @Option(help: ArgumentHelp("Those that came since: 2h ago, or a time.", valueName: "duration or time"))
  var since: String?

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    if let since, TimeSpan(argument: since) == nil, LocalTime.date(since) == nil {
      throw ValidationError("--since \(since): write it as 2h, or as 2026-03-03T09:00:00Z")
    }
  }

  func run() async throws {
    var request = QuarantineRetryRequest(since: moment, reason: change.reason, dryRun: change.dryRun)
    var (fed, unreadable, cut) = (0, 0, 0)
    repeat {
      let answer = try await socket.session(for: change.agent).post(
        request, to: "/v1/quarantine/retry", expecting: QuarantineRetryAnswer.self)
      fed += answer.fed
      unreadable += answer.unreadable
      cut += answer.cut
      request.after = answer.next
    } while request.after != nil
    let words = change.dryRun ? "would be fed again" : "fed again"
    Terminal.answer("\(Words.count(fed, "line", "lines")) \(words)")
    if unreadable > 0 {
      Terminal.answer("\(Words.count(unreadable, "line", "lines")) still cannot be read: frostctl quarantine list")
    }
    if cut > 0 { Terminal.answer("\(Words.count(cut, "line is", "lines are")) not there whole, and stay") }
  }

  private var moment: String? {
    guard let since, let span = TimeSpan(argument: since) else { return since }
    return LocalTime.document(Date(timeIntervalSinceNow: -TimeInterval(span.seconds)))
  }
}
