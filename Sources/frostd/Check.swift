import ArgumentParser
import FrostDaemon

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read configuration and rules and print everything that is wrong.",
    discussion: "Ends with 0 or 78; changes nothing and needs no running frostd.")

  @OptionGroup var paths: Paths

  func run() async throws {
    try await reporting { print(try Frostd.check(RunOptions(configuration: paths.config))) }
  }
}
