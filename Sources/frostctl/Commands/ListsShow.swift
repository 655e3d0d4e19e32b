import ArgumentParser
import FrostProtocol

struct ListsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "All lists, or what is on one: operators' entries first, then its file's.")

  @Argument(help: "The list; without it all lists.") var name: String?

  @OptionGroup var limit: LimitOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  func run() async throws {
    guard let name else { return try await showAll() }
    let path = ControlClient.path("/v1/lists/", name)
    let answer = try await source.session.get(ListDocument.self, path, query: [("limit", String(limit.limit))])
    try output.show(answer, empty: "Nothing is on \(name).") { entries, _ in
      ListsTable(time: LocalTime()).table(entries)
    }
  }

  private func showAll() async throws {
    let answer = try await source.session.get(ListsDocument.self, "/v1/lists")
    try output.show(answer, empty: "The rules declare no lists.") { lists, _ in ListsTable.table(lists) }
  }
}
