import ArgumentParser
import Foundation
import FrostConfig
import FrostEvents
import FrostTools

struct RulesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Every mistake in a rule directory, with its place and a caret. Needs no daemon.",
    discussion: """
      With --config also whether the rules fit that daemon: its retention, and the directory where none is given.
      Exits 0 where a daemon would take the rules, else 78.
      """)

  @Argument(
    help: ArgumentHelp(
      "The rule directory.", discussion: "Default: that of --config, else /etc/frost/rules.", valueName: "dir"))
  var directory: String?

  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("The configuration of the daemon that is to run the rules.", valueName: "file"))
  var configurationFile: String?

  @Flag(name: .customLong("deny-warnings"), help: "Exit 1 where there are warnings.")
  var denyWarnings = false

  func run() throws {
    let configuration = try configurationFile.map { file throws(Failure) in try Self.configuration(file) }
    let directory = self.directory ?? configuration?.rules ?? "/etc/frost/rules"
    let check = RuleCheck(
      directory: directory, now: EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)),
      journal: configuration.map { KeptJournal(time: $0.retention.journal, file: configurationFile ?? "") })
    Terminal.write(check.rendered, to: 1)
    if check.errors > 0 {
      var found = Words.count(check.errors, "error", "errors")
      if check.warnings > 0 { found += " and " + Words.count(check.warnings, "warning", "warnings") }
      throw Failure(.configuration, "\(found) in \(directory): a daemon would keep the rules it has")
    }
    for note in check.notes { Terminal.message("warning: " + note) }
    if let summary = check.summary { Terminal.answer("\(directory): \(summary)") }
    if denyWarnings, check.warnings > 0 {
      throw Failure(.no, Words.count(check.warnings, "warning", "warnings") + ", denied by --deny-warnings")
    }
  }

  private static func configuration(_ file: String) throws(Failure) -> DaemonConfiguration {
    do { return try DaemonConfiguration.load(file) } catch {
      Terminal.write(error.rendered, to: 1)
      throw Failure(.configuration, "\(file) is no configuration that frostd would take")
    }
  }
}
