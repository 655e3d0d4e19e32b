import ArgumentParser
import FrostConfig

struct RulesSchema: ParsableCommand {
  enum File: String, ExpressibleByArgument, CaseIterable { case rules, calendar }

  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of rule files, for editors (draft 2020-12). Needs no daemon.",
    discussion: """
      With an editor that knows YAML schemas, the first line of a rule file names it:
      # yaml-language-server: $schema=../docs/schema/rules.schema.json
      """)

  @Option(name: .customLong("of"), help: "rules: any file of a rule directory; calendar: a file that calendars name.")
  var file = File.rules

  func run() {
    switch file {
    case .rules: Terminal.write(EditorSchema.ruleFile, to: 1)
    case .calendar: Terminal.write(EditorSchema.calendarFile, to: 1)
    }
  }
}
