import ArgumentParser
import FrostProtocol

struct EscalationsAssign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Take a case, or give it to somebody.")

  @OptionGroup var subject: CaseArgument
  @Option(help: ArgumentHelp("To whom (default: you).", valueName: "name")) var to: String?
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await subject.step(.assigned, assignee: to, change, socket) }
}

struct EscalationsNote: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Note something about a case, for the next agent.",
    discussion: "The reason is the note: frostctl escalations note CS-7K3M-21 --reason \"called twice, nobody answers\""
  )

  @OptionGroup var subject: CaseArgument
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await subject.step(.noted, change, socket) }
}

struct EscalationsResolve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Close a case and say what it was; the outcome becomes a label of the account.",
    discussion: "An account that is frozen stays so until it is released: frostctl freezes release.")

  @OptionGroup var subject: CaseArgument
  @Option(help: "What it was.") var outcome: Outcome
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await subject.step(.resolved, outcome: outcome, change, socket) }
}

struct EscalationsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One case with what was done about it.")

  @OptionGroup var subject: CaseArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let path = ControlClient.path("/v1/escalations/", subject.text)
    let answer = try await source.session.get(EscalationDocument.self, path)
    output.show(answer) { EscalationScreen(paint: output.paint, time: LocalTime()).lines($0) }
  }
}

struct CaseArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A case: its code (CS-7K3M-21) or id (esc_…).", valueName: "case"),
    completion: LiveCompletion.cases)
  var text: String

  func step(
    _ kind: CaseStepRequest.Kind, assignee: String? = nil, outcome: Outcome? = nil, _ change: ChangeOptions,
    _ socket: SocketOptions
  ) async throws {
    let request = CaseStepRequest(
      case: text, kind: kind, assignee: assignee, outcome: outcome, reason: change.reason, key: change.idempotencyKey,
      dryRun: change.dryRun)
    let answer = try await socket.session(for: change.agent).post(
      request, to: "/v1/case-steps", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}
