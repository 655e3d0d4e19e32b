import ArgumentParser

/// For applications of support that call with a user of their own.
struct AgentOption: ParsableArguments {
  @Option(
    name: .customLong("on-behalf-of"),
    help: ArgumentHelp("The agent you act for; only users under `services` in frost.yaml may.", valueName: "name"))
  var agent: String?
}
