import ArgumentParser
import FrostProtocol

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a copy of frostd's database while it works, and read the copy through.",
    discussion: """
      The copy is put in `backups` in the state directory, readable by frostd's user only; take it to another machine.
      It holds everything up to its newest commit and the place in the stream to go on from: after `frostd restore FILE`
      the stream is read from there. The key of the index, `lookup.key`, is not in it: keep that elsewhere.
      """)

  @Option(help: "Why, in your words; kept in the audit log.")
  var reason: String

  @OptionGroup var agent: AgentOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let backup = try await socket.session(for: agent).post(
      BackupRequest(reason: reason), to: "/v1/backups", expecting: BackupDocument.self)
    switch output.output {
    case .json, .jsonl: Terminal.answer(String(decoding: try ProtocolJSON.encode(backup), as: UTF8.self))
    case .table:
      Terminal.answer([
        "\(backup.path): \(backup.bytes) bytes, read through without a fault", "sha256 \(backup.digest)",
      ])
    }
  }
}
