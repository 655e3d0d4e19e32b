import ArgumentParser
import FrostDaemon

struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print the version.")

  func run() { print("frostd \(Frostd.version)") }
}
