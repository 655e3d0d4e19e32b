import ArgumentParser
import FrostProtocol

struct Reload: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Have frostd read its rules anew: swapped whole, or not at all.",
    discussion: "Exits 78 and prints every mistake where the rules are refused; the ones before stay in force.")

  @Option(help: "Why, in your words; kept in the audit log.")
  var reason: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason is empty: say why, the next agent will read it")
    }
  }

  func run() async throws {
    let answer = try await socket.session.post(
      ReloadRequest(reason: reason), to: "/v1/reload", expecting: ReloadAnswer.self)
    if output.output != .table {
      Terminal.answer(String(decoding: try ProtocolJSON.encode(answer), as: UTF8.self))
    } else if answer.ok {
      Terminal.answer([
        answer.message, "in force: version \(answer.ruleSet.version), \(answer.ruleSet.hash.prefix(12))",
      ])
    }
    if !answer.ok {
      throw Failure(
        .configuration,
        "the rules were refused; version \(answer.ruleSet.version) stays in force\n\(answer.message.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n"))",
        hint: "mend them and try them first: frostctl rules check DIR")
    }
  }
}
