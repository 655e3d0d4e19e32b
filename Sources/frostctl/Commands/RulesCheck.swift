import ArgumentParser
import Foundation
import FrostEvents
import FrostTools

struct RulesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Every mistake in a rule directory, with its place and a caret. Needs no daemon.",
    discussion: "Exits 0 where a daemon would take the rules, else 78.")

  @Argument(help: ArgumentHelp("The rule directory.", valueName: "dir"))
  var directory = "/etc/frost/rules"

  @Flag(name: .customLong("deny-warnings"), help: "Exit 1 where there are warnings.")
  var denyWarnings = false

  func run() throws {
    let now = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let check = RuleCheck(directory: directory, now: now)
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
}
