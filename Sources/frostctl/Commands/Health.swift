import ArgumentParser
import FrostProtocol

struct Health: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Everything that is watched: how it is, and what to type where it is not well.",
    discussion: """
      Watched are the store, the rules, each source, the stream and each type and field in it against what is usual at
      this hour of the week, what could not be read, what left frozen accounts, and who follows the feed.
      Exits 1 where an item is not ok.
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(HealthDocument.self, "/v1/health")
    output.show(answer) { HealthScreen(paint: output.paint, width: Terminal.width ?? 80).lines($0) }
    if answer.document.items.contains(where: { $0.state != .ok }) { throw ExitCode(Failure.Code.no.rawValue) }
  }
}
