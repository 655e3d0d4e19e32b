import ArgumentParser
import FrostProtocol

struct Quarantine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lines of the stream that were not understood.",
    subcommands: [QuarantineList.self, QuarantineShow.self])
}

struct QuarantineList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lines in quarantine, newest first: where and why.")

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let answer = try await socket.session.get(
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
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let answer = try await socket.session.get(QuarantineDocument.self, "/v1/quarantine/\(id)")
    output.show(answer) { QuarantineScreen.lines($0) }
  }
}
