import ArgumentParser
import FrostConfig
import FrostProtocol
import FrostTools

struct RulesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The rules that frostd has in force, or those of a directory.",
    discussion: "With --rules it needs no daemon.")

  @Option(help: ArgumentHelp("List this directory's instead.", valueName: "dir"), completion: .directory)
  var rules: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    if let rules {
      let list = RuleList(try CompiledRules.read(rules))
      try output.show(list, items: list.rules) { Self.table(list).lines(width: Terminal.width, paint: output.paint) }
      return
    }
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

  static func table(_ list: RuleList) -> Table {
    var table = Table([
      .init(title: "RULE"), .init(title: "STAGE"), .init(title: "TYPES", givesWay: true),
      .init(title: "OWNER", givesWay: true), .init(title: "SCORE", isNumber: true),
      .init(title: "SOURCE", givesWay: true),
    ])
    table.rows = list.rules.map {
      [$0.rule, $0.stage, $0.types.joined(separator: ","), $0.owner, $0.score, $0.source ?? "-"]
    }
    return table
  }
}
