import Foundation
import FrostTools

extension OutputOptions {
  /// A document of an offline command in the wanted form; members in snake case and sorted.
  func show(_ document: some Encodable, items: [any Encodable]? = nil, lines: () -> [String]) throws {
    switch output {
    case .table: Terminal.answer(lines())
    case .json: Terminal.answer(try Self.json(document, pretty: true))
    case .jsonl: for item in items ?? [document] { Terminal.answer(try Self.json(item, pretty: false)) }
    }
  }

  private static func json(_ document: any Encodable, pretty: Bool) throws -> String {
    String(decoding: try ToolDocument.json(document, pretty: pretty), as: UTF8.self)
  }
}
