import ArgumentParser
import FrostDaemon

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Follow the stream until told to stop.",
    discussion: """
      SIGTERM finishes the batch in hand, stores it and ends; SIGHUP loads the rules anew, whole or not at all. Ends with \
      78 when configuration or rules are wrong, 77 when a directory may not be used, 75 when another frostd has the state \
      directory, 74 when something could not be stored.
      """)

  @OptionGroup var paths: Paths

  @Option(help: "State directory, instead of the configuration's.")
  var state: String?

  @Option(name: .customLong("run"), help: "Directory of the control sockets, instead of the configuration's.")
  var sockets: String?

  @Flag(help: "Read what is there, store it, print a summary and end.")
  var once = false

  func run() async throws {
    try await reporting {
      let options = RunOptions(configuration: paths.config, state: state, run: sockets, once: once)
      if let summary = try await Frostd.run(options) { print(summary) }
    }
  }
}
