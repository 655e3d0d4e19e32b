import ArgumentParser
import FrostConfig
import FrostProtocol
import FrostTools

struct RulesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The rules that frostd has in force, or those of a directory.",
    discussion: """
      With --rules it needs no daemon. A rule that reads a feature which came with
      a reload acts as shadow until the stream has filled it; the daemon's list says
      until when.
      """)

  @Option(help: ArgumentHelp("List this directory's instead.", valueName: "dir"), completion: .directory)
  var rules: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    if let rules {
      let list = RuleList(try CompiledRules.read(rules))
      try output.show(list, items: list.rules) { Self.table(list).lines(width: Terminal.width, paint: output.paint) }
      return
    }
    let answer = try await source.session.get(RulesDocument.self, "/v1/rules")
    if output.output == .jsonl {
      for rule in answer.document.rules {
        Terminal.answer(String(decoding: try ProtocolJSON.encode(rule), as: UTF8.self))
      }
      return
    }
    output.show(answer) { RulesScreen(paint: output.paint, time: LocalTime(), width: Terminal.width).lines($0) }
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
