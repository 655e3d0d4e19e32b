import ArgumentParser
import Foundation

/// What every change needs: a reason for the audit log; and a way to look first.
struct ChangeOptions: ParsableArguments {
  @Option(help: "Why, in your words; kept in the audit log.")
  var reason: String

  @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Only say what would happen.")
  var dryRun = false

  @Option(help: ArgumentHelp("Repeating a command with the same key does nothing twice.", valueName: "text"))
  var key: String?

  @OptionGroup var agent: AgentOption

  mutating func validate() throws {
    if reason.allSatisfy(\.isWhitespace) {
      throw ValidationError("--reason is empty: say why, the next agent will read it")
    }
  }

  var idempotencyKey: String { key ?? UUID().uuidString }
}
