import ArgumentParser
import FrostProtocol

struct RulesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The rules that frostd has in force.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let answer = try await socket.session.get(RulesDocument.self, "/v1/rules")
    if output.output == .jsonl {
      for rule in answer.document.rules {
        Terminal.answer(String(decoding: try ProtocolJSON.encode(rule), as: UTF8.self))
      }
      return
    }
    output.show(answer) { document in
      var table = Table([
        .init(title: "RULE"), .init(title: "VERSION"), .init(title: "STAGE"), .init(title: "OWNER", givesWay: true),
        .init(title: "TITLE", givesWay: true),
      ])
      table.rows = document.rules.map { [$0.id, $0.version, $0.stage, $0.owner, Words.preferred($0.title)] }
      return table.lines(width: Terminal.width, paint: output.paint)
    }
  }
}
