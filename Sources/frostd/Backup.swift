import ArgumentParser
import FrostDaemon

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at copies that `frostctl backup` made.", subcommands: [BackupVerify.self])
}

struct BackupVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read a copy through; ends with 1 where it is damaged.")

  @Argument(help: "The copy.") var file: String

  func run() async throws { try await reporting { try report(try Frostd.verify(backup: file)) } }
}

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the database through; ends with 1 where it is damaged.",
    discussion: "For a state directory that no frostd has; `frostctl verify` asks a running one.")

  @OptionGroup var paths: Paths

  func run() async throws {
    try await reporting { try report(try Frostd.verify(RunOptions(configuration: paths.config))) }
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put a copy in the place of the database; the old one is kept aside.",
    discussion: """
      frostd must not be running. When it is started again, it reads the stream from where the copy was made.
      """)

  @Argument(help: "The copy that `frostctl backup` made.") var file: String

  @OptionGroup var paths: Paths

  func run() async throws {
    try await reporting { print(try Frostd.restore(file, RunOptions(configuration: paths.config))) }
  }
}

private func report(_ damage: [String]) throws {
  if damage.isEmpty { return print("Everything is as it was written.") }
  for line in damage { print(line) }
  throw ArgumentParser.ExitCode(1)
}
