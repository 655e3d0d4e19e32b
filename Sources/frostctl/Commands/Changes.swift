import ArgumentParser
import FrostProtocol

struct Changes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The feed: everything Frost decides, in order. What a wallet backend follows.",
    discussion: """
      A line a change. With -o jsonl, keep the `token` of the last one to go on after it later.
      --follow reads server-sent events and goes on by itself when frostd is started again.
      """)

  @Option(help: ArgumentHelp("Go on after this change; else from the beginning.", valueName: "token"))
  var after: String?

  @Flag(name: .shortAndLong, help: "Wait for more, until interrupted.")
  var follow = false

  @Option(help: ArgumentHelp("Only changes of this kind: freeze.placed, leak.seen.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Note under this name what was taken; `frostctl health` shows it.", valueName: "name"))
  var reader: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func validate() throws {
    if source.state != nil, follow || reader != nil {
      throw ValidationError("nothing is new in a stopped frostd: --follow and --reader need a running one")
    }
    if output.output == .json, follow || kind != nil || reader != nil {
      throw ValidationError("-o json gives one page as it is: with --follow, --kind or --reader use -o jsonl")
    }
  }

  func run() async throws {
    if output.output == .json {
      let query = after.map { [("after", $0)] } ?? []
      output.show(try await source.session.get(ChangesDocument.self, "/v1/changes", query: query)) { _ in [] }
      return
    }
    var feed = Feed(try source.session, after: after, reader: reader)
    if follow {
      try await feed.follow(show)
    } else {
      for change in try await feed.news() { try show(change) }
    }
  }

  private func show(_ change: ChangeDocument) throws {
    if let kind, change.kind != kind { return }
    switch output.output {
    case .table:
      Terminal.answer(ChangeSentence(paint: output.paint, time: LocalTime()).line(change, width: Terminal.width))
    case .json, .jsonl: Terminal.answer(String(decoding: try ProtocolJSON.encode(change), as: UTF8.self))
    }
  }
}
