import ArgumentParser

/// `frostctl`: the companion of `frostd`. Answers go to standard output, messages to standard error.
@main
struct Frostctl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frostctl",
    abstract: "Ask Frost what it does and why, release accounts, check rules, try it all on a simulated wallet.",
    discussion: """
      EXAMPLES
        frostctl status                  is it well? one screen, and what to do
        frostctl health                  everything that is watched, and what to type
        frostctl find phone:13800138000  which account? also order:, card:, code:
        frostctl why A1042               the story of an account, in sentences
        frostctl freezes list            who is frozen, until when, because of what
        frostctl freezes release A1042 --outcome honest --reason "called back"
        frostctl rules check rules       every mistake in rule files (no daemon)

      EXIT CODES
         0  done, or the answer is yes          69  frostd is not running
         1  the answer is no                    74  input/output error
         4  no such account, freeze or entry    77  no permission
         5  conflict: it stands against         78  rules or configuration invalid
        64  wrong usage                         65  input is malformed

      ENVIRONMENT
        FROST_SOCKET_DIR  where frostd's sockets are (default /run/frost)
        NO_COLOR          no colour, like --no-color
      """,
    subcommands: [
      Status.self, Health.self, Why.self, Find.self, Freezes.self, Guard.self, Mode.self, Allow.self,
      Approvals.self, Accounts.self, Alerts.self, Escalations.self, Audit.self,
      Quarantine.self, Rules.self, Features.self, Lists.self, Import.self, Reload.self, Verify.self, Backup.self,
      Changes.self, Simulate.self, Evaluate.self, Score.self,
    ])

  /// Runs the command of the arguments; a `Failure` becomes a message with what to do next and its exit code.
  static func main() async {
    do {
      var command = try await asyncParseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Terminal.complain(failure)
      exit(withError: ExitCode(failure.code.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}
