import ArgumentParser
import FrostDaemon

@main
struct FrostdCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frostd",
    abstract: "Watches a wallet's transaction stream and stops fraud before the next movement of money.",
    discussion: "Started by systemd as frostd.service; frostctl talks to it.",
    subcommands: [Run.self, Check.self, Verify.self, Backup.self, Restore.self, Version.self])
}
