import ArgumentParser
import FrostProtocol

struct FreezesShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One freeze with its causes, or all of an account.")

  @Argument(
    help: ArgumentHelp("A freeze (frz_…) or an account.", valueName: "freeze-or-account"),
    completion: LiveCompletion.freezes)
  var subject: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let screen = FreezeScreen(paint: output.paint, time: LocalTime())
    if subject.hasPrefix("frz_") {
      let path = ControlClient.path("/v1/freezes/", subject)
      output.show(try await source.session.get(FreezeDocument.self, path)) { screen.lines($0) }
      return
    }
    let answer = try await source.session.get(FreezesDocument.self, "/v1/freezes", query: [("account", subject)])
    if answer.document.freezes.isEmpty {
      throw Failure(.notFound, "\(subject) was never frozen", hint: "what Frost knows of it: frostctl why \(subject)")
    }
    output.show(answer) { Array($0.freezes.map { screen.lines($0) }.joined(separator: [""])) }
  }
}
