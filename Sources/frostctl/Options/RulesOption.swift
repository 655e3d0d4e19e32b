import ArgumentParser

/// Where the rule files are.
struct RulesOption: ParsableArguments {
  @Option(help: ArgumentHelp("The rule directory.", valueName: "dir"), completion: .directory)
  var rules = "/etc/frost/rules"
}
