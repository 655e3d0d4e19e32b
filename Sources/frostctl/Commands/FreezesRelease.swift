import ArgumentParser
import Foundation
import FrostProtocol

extension Outcome: ExpressibleByArgument {}

struct FreezesRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "End a freeze, all freezes of an account or of many, or what a rule has caused.",
    discussion: """
      frostctl freezes release A1042 --outcome honest --reason "called back"
      frostctl freezes release --file accounts.txt --outcome honest --reason "…"
      frostctl freezes release --rule R@7 --since 09:10 --outcome honest --reason "…"
      The outcome becomes a label of the account:
        fraud    it was fraud: the freeze is confirmed and stays, until a supervisor
                 ends it (--as supervisor; the account is back in its owner's hands)
        honest   Frost was wrong
        scam     the owner was talked into it
        unclear  nobody could tell
      The rules that froze it leave the account alone for a while; others still watch it.
      An account that another cause holds stays frozen, and is named.
      An authority's order is ended with --as authority only.
      """)

  @Argument(
    help: ArgumentHelp("A freeze (frz_…) or an account.", valueName: "freeze-or-account"),
    completion: LiveCompletion.freezes)
  var subject: String?

  @Option(help: ArgumentHelp("A file with one account a line; - is standard input.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp("What this rule has caused: R, or R@version.", valueName: "rule"),
    completion: LiveCompletion.rules)
  var rule: String?

  @Option(help: ArgumentHelp("What the rules with this tag have caused.", valueName: "tag"))
  var tag: String?

  @Option(help: ArgumentHelp("With --rule or --tag: only since then, 09:10 or RFC 3339.", valueName: "time"))
  var since: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("Use a right: supervisor or authority.", valueName: "right"))
  var right: String?

  @Option(help: "What it was.")
  var outcome: Outcome

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  mutating func validate() throws {
    guard [subject, file, rule, tag].filter({ $0 != nil }).count == 1 else {
      throw ValidationError("say what to release: an account, --file, --rule or --tag")
    }
    if since != nil, rule == nil, tag == nil { throw ValidationError("--since goes with --rule or --tag") }
  }

  func run() async throws {
    var request = ReleaseRequest(
      outcome: outcome, reason: change.reason, key: change.idempotencyKey, dryRun: change.dryRun)
    if let subject, subject.hasPrefix("frz_") { request.freeze = subject } else { request.account = subject }
    request.accounts = try file.map(accounts)
    request.rule = rule
    request.tag = tag
    if let since { request.since = try await moment(since) }
    request.right = right
    let answer = try await socket.session(for: change.agent).post(
      request, to: "/v1/releases", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }

  private func accounts(_ path: String) throws(Failure) -> [String] {
    let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    guard let handle, let data = try? handle.readToEnd() ?? Data() else {
      throw Failure(.inputOutput, "cannot read \(path)")
    }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.map { String($0.filter { $0 != " " && $0 != "\t" }) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// `09:10`: on the stream's day, in this machine's zone.
  private func moment(_ text: String) async throws -> String {
    if LocalTime.date(text) != nil { return text }
    let parts = text.split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else {
      throw Failure(.usage, "--since \(text): write it as 09:10 or 2026-03-03T09:10:00Z")
    }
    let now = try await socket.session.streamTime()
    let midnight = Calendar.current.startOfDay(for: now)
    return LocalTime.document(midnight.addingTimeInterval(TimeInterval(hour * 3600 + minute * 60)))
  }
}
