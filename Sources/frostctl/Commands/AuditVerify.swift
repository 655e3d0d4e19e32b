import ArgumentParser
import FrostProtocol

struct AuditVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Whether entries were edited, moved or removed since they were written.",
    discussion: """
      frostd writes an anchor to the systemd journal every 64 entries, at start and at stop. Held against the newest of
      them, everything before it is proved; what came after it is checked as far as the log itself goes.

        journalctl -u frostd -g 'audit anchor' -o cat | frostctl audit verify --anchor -
        frostctl audit verify --anchor 128:9f86d081884c7d65…

      Exits 1 where something is wrong.
      """)

  @Option(help: ArgumentHelp("An anchor; `-` takes every one on standard input.", valueName: "text"))
  var anchor: [String] = []

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let anchors = try Self.anchors(anchor) { readLine() }
    let answer = try await source.session.get(
      AuditVerificationDocument.self, "/v1/audit/verification",
      query: anchors.isEmpty ? [] : [("anchors", anchors.joined(separator: ","))])
    output.show(answer, lines: Self.lines)
    if !answer.document.findings.isEmpty { throw ExitCode(Failure.Code.no.rawValue) }
  }

  /// Those that are asked about: the newest ones, which prove the most.
  static func anchors(_ given: [String], nextLine: () -> String?) throws(Failure) -> [String] {
    var texts = given.filter { $0 != "-" }
    if given.contains("-") {
      let before = texts.count
      while let line = nextLine() {
        if let match = line.firstMatch(of: #/\b\d+:[0-9a-f]{64}\b/#) { texts.append(String(match.output)) }
      }
      if texts.count == before {
        throw Failure(
          .dataError, "no anchor on standard input",
          hint: "journalctl -u frostd -g 'audit anchor' -o cat | frostctl audit verify --anchor -")
      }
    }
    return Array(texts.sorted { number($0) < number($1) }.suffix(20))
  }

  private static func number(_ text: String) -> Int64 { Int64(text.prefix { $0 != ":" }) ?? 0 }

  static func lines(_ document: AuditVerificationDocument) -> [String] {
    var facts = ["\(document.entries) \(document.entries == 1 ? "entry" : "entries")"]
    if document.keyed > 0 { facts.append("\(document.keyed) with the key") }
    if document.erased > 0 { facts.append("\(document.erased) with an erased subject") }
    facts.append(
      document.anchored > 0
        ? "proved up to entry \(document.anchored) by an anchor"
        : "no anchor: entries taken off the end would not be seen")
    let verdict = document.findings.isEmpty ? "The audit log is as it was written" : "The audit log was changed"
    return [verdict + ":"] + facts.map { "  " + $0 }
      + document.findings.map { "  entry \($0.entry): \($0.message)" }
  }
}
