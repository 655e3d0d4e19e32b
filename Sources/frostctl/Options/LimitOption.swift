import ArgumentParser

struct LimitOption: ParsableArguments {
  @Option(help: ArgumentHelp("At most so many, newest first (1 to 1000).", valueName: "n"))
  var limit = 100

  mutating func validate() throws {
    guard 1...1000 ~= limit else { throw ValidationError("--limit \(limit): it goes from 1 to 1000") }
  }
}
