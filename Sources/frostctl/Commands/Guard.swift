import ArgumentParser
import FrostProtocol

struct Guard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard", abstract: "The storm guard: what has tripped, and the three ways out.",
    discussion: """
      A guard that has tripped turns new freezes into holds and step-ups of at most 2 hours. Ways out:
        frostctl guard raise --rule R --freezes 500 --for 2h --reason "a real breach"
        frostctl guard apply --rule R --reason "looked at 40 of them"
        frostctl guard reset --rule R --reason "R was wrong"
      Without --rule: all rules together.
      """,
    subcommands: [GuardStatus.self, GuardRaise.self, GuardApply.self, GuardReset.self])
}

struct GuardStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "What has tripped, since when, and which accounts it stopped.",
    discussion: "Exits 1 where a guard stands.")

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let trips = try await measures("guard-trip")
    let now = try await source.session.streamTime()
    let raises = try await measures("guard-raise").document.measures.filter { $0.isStanding(at: now) }
    if output.output != .table {
      output.show(trips) { _ in [] }
    } else {
      let time = LocalTime()
      if trips.document.measures.isEmpty { Terminal.answer("No guard has tripped.") }
      for trip in trips.document.measures {
        let rule = trip.rules.first
        let option = rule.map { " --rule \($0)" } ?? ""
        Terminal.answer([
          output.paint("The guard of \(rule.map { "rule \($0)" } ?? "all rules together") has tripped", .red),
          "  since     \(time.text(trip.from, precisely: true))", "  because   \(trip.text)",
          "  stopped   " + Words.count(trip.accounts ?? 0, "account", "accounts"),
          "  raise it  frostctl guard raise\(option) --freezes N --for 2h --reason …",
          "  apply it  frostctl guard apply\(option) --reason …",
          "  reset it  frostctl guard reset\(option) --reason …",
        ])
        try await showAccounts(of: trip)
      }
      for raise in raises {
        let rule = raise.rules.first.map { "rule \($0)" } ?? "all rules together"
        Terminal.answer(
          "raised: \(rule) may freeze \(raise.number) until \(time.text(raise.until, or: "-")), by \(raise.by)")
      }
    }
    if !trips.document.measures.isEmpty { throw ExitCode(Failure.Code.no.rawValue) }
  }

  private func measures(_ kind: String) async throws -> Answer<MeasuresDocument> {
    try await source.session.get(
      MeasuresDocument.self, "/v1/measures",
      query: [("kind", kind), ("state", "standing"), ("limit", String(limit.limit))])
  }

  private func showAccounts(of trip: MeasureDocument) async throws {
    let answer = try await source.session.get(
      MeasuresDocument.self, "/v1/measures",
      query: [("kind", "over-line"), ("parent", trip.id), ("limit", String(limit.limit))])
    var table = Table([
      .init(title: "ACCOUNT"), .init(title: "SCOPE"), .init(title: "BY"), .init(title: "BECAUSE", givesWay: true),
    ])
    table.rows = answer.document.measures.map { row in
      let rules = row.rules.map { String($0.prefix { $0 != "@" }) }
      return [row.account, row.others.joined(separator: ","), rules.joined(separator: ","), row.reason]
    }
    let width = Terminal.width
    Terminal.answer(table.lines(width: width, paint: output.paint))
    if answer.document.more { Terminal.message("There are more: raise --limit.") }
  }
}

struct GuardRaise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raise", abstract: "Let more freezes pass for a time; ends the trip.")

  @Option(
    help: ArgumentHelp("Of this rule; without it: of all rules together.", valueName: "rule"),
    completion: LiveCompletion.rules)
  var rule: String?
  @Option(help: ArgumentHelp("How many in the guard's window.", valueName: "n")) var freezes: Int64
  @Option(name: .customLong("for"), help: ArgumentHelp("How long: 2h.", valueName: "duration")) var duration: TimeSpan
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    try await change.set(.guardRaise, socket) {
      $0.rule = rule
      $0.freezes = freezes
      $0.seconds = duration.seconds
    }
  }
}

struct GuardApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Freeze the accounts that the guard stopped; ends the trip.")

  @Option(
    help: ArgumentHelp("Of this rule; without it: of all rules together.", valueName: "rule"),
    completion: LiveCompletion.rules)
  var rule: String?
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await change.set(.guardApply, socket) { $0.rule = rule } }
}

struct GuardReset: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Let go what the guard held, forget its list; ends the trip.")

  @Option(
    help: ArgumentHelp("Of this rule; without it: of all rules together.", valueName: "rule"),
    completion: LiveCompletion.rules)
  var rule: String?
  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws { try await change.set(.guardReset, socket) { $0.rule = rule } }
}
