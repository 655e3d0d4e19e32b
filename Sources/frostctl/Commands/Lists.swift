import ArgumentParser

struct Lists: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The lists that rules look into; put values on them and take them off.",
    subcommands: [ListsShow.self, ListsAdd.self, ListsRemove.self], aliases: ["list"])
}
