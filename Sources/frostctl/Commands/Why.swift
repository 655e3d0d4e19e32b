import ArgumentParser
import FrostProtocol

struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Why an account is as it is: the story, newest first, in sentences.",
    discussion: """
      Tells what happened, what was done, until when, every condition with its value, how the score came
      together, what stopped an action, and how to release.
      """)

  @Argument(help: ArgumentHelp("An account, a decision (dec_…) or a freeze (frz_…).", valueName: "account-or-id"))
  var subject: String

  @Option(help: ArgumentHelp("At most so many decisions of an account.", valueName: "n"))
  var limit = 3

  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let story = WhyStory(paint: output.paint, time: LocalTime(), width: Terminal.width ?? 100)
    if subject.hasPrefix("dec_") {
      let path = ControlClient.path("/v1/decisions/", subject)
      output.show(try await socket.session.get(DecisionDocument.self, path)) { story.decision($0) }
      return
    }
    let account = try await account()
    let answer = try await socket.session.get(
      WhyDocument.self, ControlClient.path("/v1/accounts/", account, "/why"))
    output.show(answer) { story.lines($0, limit: limit) }
  }

  private func account() async throws -> String {
    guard subject.hasPrefix("frz_") else { return subject }
    let path = ControlClient.path("/v1/freezes/", subject)
    return try await socket.session.get(FreezeDocument.self, path).document.account
  }
}
