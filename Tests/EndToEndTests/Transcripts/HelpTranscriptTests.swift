import Foundation
import Testing

/// What every command says of itself.
@Suite struct HelpTranscriptTests {
  private struct Help: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?

      /// Words after `frostctl`, of each command that does something.
      func paths(_ before: [String] = []) -> [[String]] {
        let below = (subcommands ?? []).filter { $0.commandName != "help" }
        return below.isEmpty ? [before] : [before] + below.flatMap { $0.paths(before + [$0.commandName]) }
      }
    }
  }

  @Test func `every command explains itself within 80 columns`() throws {
    let place = try Workplace()
    let dump = try TerminalRun(Transcript.program, ["--experimental-dump-help"], in: place.directory)
    let paths = try JSONDecoder().decode(Help.self, from: Data(dump.text.utf8)).command.paths()
    #expect(paths.count > 50)
    var transcript = Transcript("help", in: place.directory)
    for path in paths {
      try transcript.type((["help"] + path).joined(separator: " "))
      let text = try TerminalRun(Transcript.program, ["help"] + path, in: place.directory).text
      for line in text.components(separatedBy: "\n") where line.count > 80 && !line.hasPrefix("USAGE: ") {
        Issue.record("frostctl help \(path.joined(separator: " ")): \(line.count) columns: \(line)")
      }
    }
    try transcript.end()
  }
}
