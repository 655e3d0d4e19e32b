import ArgumentParser
import FrostProtocol

struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Why an account is as it is: the story, newest first, in sentences.",
    discussion: """
      Tells what happened, what was done, until when, every condition with its value, how the score came
      together, what stopped an action, and how to release.

      --replay makes a decision (of an account the newest one) once more from the journal, with the engine that made \
      it, and says match, differs (exit code 1) or not covered (4). It reads the database of --state, or of the \
      configuration, also beside a running frostd; it needs the rights of frostd's user.

      --bundle writes one HTML page with the document as JSON in it: freezes, decisions with every value and condition, \
      event lines, the text of the rules, who did what, and the audit log with its proof. Personal values are masked \
      unless --personal is given; an authority's order is told to who holds that right alone. What was given out, by \
      whom and why is an entry of the audit log.
      """)

  @Argument(
    help: ArgumentHelp(
      "An account, a decision (dec_…), a freeze (frz_…) or a spoken code (FZ-7K3M-39).", valueName: "account-or-id"),
    completion: LiveCompletion.subjects)
  var subject: String

  @Option(help: ArgumentHelp("At most so many decisions of an account.", valueName: "n"))
  var limit = 3

  @Flag(help: "For the agent on the phone: what to ask, what may be said, and what must not.")
  var caller = false

  @Flag(help: "Make the decision once more from the journal: does the same come of it?")
  var replay = false

  @Option(
    help: ArgumentHelp("Write all of it to one page for police, a regulator or a complaint.", valueName: "file"),
    completion: .file())
  var bundle: String?

  @Option(help: ArgumentHelp("With --bundle: for whom and why; kept in the audit log.", valueName: "text"))
  var reason: String?

  @Flag(help: "With --bundle: personal values as they are, instead of masked.")
  var personal = false

  @Option(
    help: ArgumentHelp("With --replay or --bundle: these rules instead of the configuration's.", valueName: "dir"),
    completion: .directory)
  var rules: String?

  @OptionGroup var agent: AgentOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  mutating func validate() throws {
    guard [replay, caller, bundle != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("--replay, --caller and --bundle: give one of them")
    }
    if rules != nil, !replay, bundle == nil { throw ValidationError("--rules goes with --replay or --bundle") }
    if bundle == nil, reason != nil || personal { throw ValidationError("--reason and --personal go with --bundle") }
    if bundle != nil, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ValidationError("--bundle needs --reason: for whom it is and why; the audit log keeps it")
    }
  }

  func run() async throws {
    if replay { return try showReplay() }
    if let bundle { return try await writeBundle(to: bundle, because: reason ?? "") }
    let story = WhyStory(paint: output.paint, time: LocalTime(), width: Terminal.width ?? 100)
    if subject.hasPrefix("dec_") {
      let path = ControlClient.path("/v1/decisions/", subject)
      output.show(try await source.session.get(DecisionDocument.self, path)) { story.decision($0) }
      return
    }
    let account = try await account()
    if caller {
      let guide = try await source.session(for: agent).get(
        CallerDocument.self, ControlClient.path("/v1/accounts/", account, "/caller"))
      output.show(guide) { CallerScreen(paint: output.paint, width: min(80, Terminal.width ?? 80)).lines($0) }
      return
    }
    let answer = try await source.session.get(
      WhyDocument.self, ControlClient.path("/v1/accounts/", account, "/why"))
    if answer.document.state.seen == false, output.output == .table {
      throw Failure(
        .notFound, "\(account) was never seen: no event names it",
        hint: "is it spelt as the wallet spells it? By a phone number, an order or a card: frostctl find")
    }
    output.show(answer) { story.lines($0, limit: limit) }
    if answer.document.state.seen == false { throw ExitCode(Failure.Code.notFound.rawValue) }
  }

  func account() async throws -> String {
    if subject.hasPrefix("FZ-") || subject.hasPrefix("CS-") {
      let found = try await source.session(for: agent).post(
        FindRequest(what: "code", value: subject), to: "/v1/find", expecting: FindDocument.self)
      guard let match = found.matches.first else { throw Failure(.notFound, "nothing has the code \(subject)") }
      guard found.matches.count == 1 else {
        throw Failure(
          .conflict, "\(subject) is the code of \(found.matches.count) freezes or cases",
          hint: "choose the account: frostctl find code:\(subject)")
      }
      return match.account
    }
    guard subject.hasPrefix("frz_") else { return subject }
    let path = ControlClient.path("/v1/freezes/", subject)
    return try await source.session.get(FreezeDocument.self, path).document.account
  }
}
