import ArgumentParser

@main
struct CELCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cel", abstract: "Evaluate expressions of the Common Expression Language.",
    subcommands: [EvaluateCommand.self, ConformanceCommand.self])
}
