import ArgumentParser
import FrostProtocol

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the whole database through: is everything as it was written?",
    discussion: """
      Checks the file's structure, the checksum of every row and journal chunk, and the chain of the audit log. frostd
      works on meanwhile. Exits 1 where something is damaged; `frostd restore` puts a backup in its place.
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    let answer = try await source.session.get(VerificationDocument.self, "/v1/verification")
    output.show(answer, lines: Self.lines)
    if !answer.document.damage.isEmpty { throw ExitCode(Failure.Code.no.rawValue) }
  }

  static func lines(_ document: VerificationDocument) -> [String] {
    if document.damage.isEmpty { return ["Everything is as it was written."] }
    return ["Damaged:"] + document.damage.map { "  \($0.place): \($0.message)" }
  }
}
