import ArgumentParser
import FrostConfig
import FrostEngine
import FrostStore
import FrostTools

struct RulesHealth: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "How each rule does: does it fire, on how many, how right is it, what does it cost?",
    discussion: """
      hits, accts     of the newest events in the journal, whatever the rule's stage
      of active       accounts it hit, of all in these events; over 1 % is too many
      terms an event  conditions evaluated, counted on every event of its types: up
                      to the first that does not hold. What features cost is not
                      in it: rules share them.
      fraud … prec    accounts with a recorded decision in which it hit, by what was
                      learned when cases were closed; who is not known is unknown
      overturned      of its freezes: ended by a person for an honest account

      Decisions and freezes count whatever the rule's version was. It reads the database of --state, or of the \
      configuration, also beside a running frostd; it needs the rights of frostd's user.
      """)

  @Option(
    help: ArgumentHelp("These rules instead of the configuration's.", valueName: "dir"), completion: .directory)
  var rules: String?

  @Option(help: ArgumentHelp("Look at so many of the newest inputs.", valueName: "n"))
  var newest: Int64 = 100_000

  @Option(help: ArgumentHelp("How long people need to find out what an account was.", valueName: "time"))
  var maturity = TimeSpan(seconds: 30 * 86_400)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: OutputOptions

  mutating func validate() throws {
    if newest < 1 { throw ValidationError("--newest \(newest): look at one at least") }
  }

  func run() throws {
    let source = try journal.open()
    let rules = try CompiledRules.read(self.rules ?? source.configuration.rules)
    let health: RuleHealth
    do {
      var checkup = RuleCheckup(rules.set, source.configuration.engineOptions, in: source.store)
      var progress = Progress(total: 0)
      try checkup.look(atNewest: newest) { progress.show($0, "rules health") }
      progress.clear()
      health = try checkup.report(maturity: maturity.seconds * 1000)
    } catch {
      throw Failure(stopped: error)
    }
    try output.show(health, items: health.rules) {
      RuleHealthScreen(paint: output.paint, time: LocalTime(), width: Terminal.width).lines(health)
    }
  }
}
