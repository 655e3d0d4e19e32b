import ArgumentParser

struct Paths: ParsableArguments {
  @Option(name: .long, help: "The configuration file.")
  var config = "/etc/frost/frost.yaml"
}
