import ArgumentParser

struct Freezes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who is frozen; freeze and release.",
    subcommands: [FreezesList.self, FreezesShow.self, FreezesAdd.self, FreezesOrder.self, FreezesRelease.self],
    aliases: ["freeze"])
}
