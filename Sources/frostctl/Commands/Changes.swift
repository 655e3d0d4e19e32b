import ArgumentParser
import FrostProtocol

struct Changes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The feed: everything Frost decides, in order. What a wallet backend follows.",
    discussion: "A line a change. With -o jsonl, keep the `token` of the last one to go on after it later.")

  @Option(help: ArgumentHelp("Go on after this change; else from the beginning.", valueName: "token"))
  var after: String?

  @Flag(name: .shortAndLong, help: "Wait for more, until interrupted.")
  var follow = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    if output.output == .json, follow { throw ValidationError("--follow gives a line a change: use -o jsonl") }
    if output.output == .json {
      let query = after.map { [("after", $0)] } ?? []
      output.show(try await socket.session.get(ChangesDocument.self, "/v1/changes", query: query)) { _ in [] }
      return
    }
    var feed = Feed(socket.session, after: after)
    let sentence = ChangeSentence(paint: output.paint, time: LocalTime())
    repeat {
      for change in try await feed.news(waiting: follow ? 20 : 0) {
        let line =
          output.output == .table
          ? sentence.line(change) : String(decoding: try ProtocolJSON.encode(change), as: UTF8.self)
        Terminal.answer(line)
      }
    } while follow
  }
}
