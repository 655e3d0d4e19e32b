import ArgumentParser
import FrostProtocol

struct Features: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What each feature holds: its keys and events, their limits, and how often they were met.",
    discussion: """
      A table that is full turns further keys away (REFUSED): raise `keys` of its features.
      A key with more events than it may have lets the oldest go (DROPPED), and answers are marked (SATURATED):
      raise `limit`. Exits 1 where a limit was met.
      """, aliases: ["feature"])

  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let answer = try await socket.session.get(FeaturesDocument.self, "/v1/features")
    try output.show(answer, empty: "The rules declare no features.") { features, _ in FeaturesTable.table(features) }
    if answer.document.features.contains(where: \.metLimit) { throw ExitCode(Failure.Code.no.rawValue) }
  }
}
