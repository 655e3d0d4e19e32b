import ArgumentParser
import FrostProtocol

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Is Frost well? One screen: state, rules, stream, what is frozen, what needs attention.",
    discussion: "Exits 1 where something needs attention.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(StatusDocument.self, "/v1/status")
    output.show(answer) { StatusScreen(paint: output.paint, time: LocalTime()).lines($0) }
    if !answer.document.attention.isEmpty { throw ExitCode(Failure.Code.no.rawValue) }
  }
}
