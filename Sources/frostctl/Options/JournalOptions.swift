import ArgumentParser

/// Which database the journal is read from.
struct JournalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The state directory, instead of the configuration's.", valueName: "dir"),
    completion: .directory)
  var state: String?

  @Option(
    help: ArgumentHelp(
      "The daemon's configuration.", discussion: "Default: /etc/frost/frost.yaml.", valueName: "file"),
    completion: .file())
  var config: String?

  var isGiven: Bool { state != nil || config != nil }

  func open() throws(Failure) -> JournalSource {
    try JournalSource.open(state: state, config: config ?? "/etc/frost/frost.yaml")
  }
}
