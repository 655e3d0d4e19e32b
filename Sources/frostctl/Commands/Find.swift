import ArgumentParser
import FrostProtocol

struct Find: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Which account is it? By a phone number, an order, a card, a spoken code.",
    discussion: """
      frostctl find phone:13800138000       a personal field of the schema, by its name
      frostctl find txn:T77120              a movement; order: is the same
      frostctl find code:FZ-7K3M-39         what the caller reads from the screen
      frostctl find account:A1042

      Who asked is kept in the audit log; the value is not. Exits 4 where nothing is found.
      """)

  @Argument(
    help: ArgumentHelp("What to look for.", valueName: "what:value"), completion: LiveCompletion.found)
  var query: String

  @OptionGroup var agent: AgentOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: ReadOptions

  mutating func validate() throws {
    let parts = query.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
      throw ValidationError(
        "\(query): write what it is before it, like phone:13800138000, txn:T77120 or code:FZ-7K3M-39")
    }
  }

  func run() async throws {
    let parts = query.split(separator: ":", maxSplits: 1).map(String.init)
    let answer = try await source.session(for: agent).post(
      FindRequest(what: parts[0], value: parts[1]), to: "/v1/find", expecting: FindDocument.self)
    switch output.output {
    case .json: Terminal.answer(String(decoding: try ProtocolJSON.encode(answer), as: UTF8.self))
    case .jsonl:
      for match in answer.matches { Terminal.answer(String(decoding: try ProtocolJSON.encode(match), as: UTF8.self)) }
    case .table:
      Terminal.answer(answer.matches.flatMap { FindScreen(paint: output.paint, time: LocalTime()).lines($0) })
      if answer.matches.count > 1 {
        Terminal.message("\(answer.matches.count) matches: ask the caller for something only one of them has.")
      }
    }
    if answer.matches.isEmpty { throw Failure(.notFound, "nothing is known by \(parts[0]) \(parts[1])") }
  }
}
