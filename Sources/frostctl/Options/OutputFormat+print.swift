import FrostProtocol

/// A page of items, as every list of the protocol is.
protocol Listing: Decodable {
  associatedtype Item: Encodable
  var items: [Item] { get }
  var more: Bool { get }
}

extension FreezesDocument: Listing { var items: [FreezeDocument] { freezes } }
extension AlertsDocument: Listing { var items: [AlertDocument] { alerts } }
extension EscalationsDocument: Listing { var items: [EscalationDocument] { escalations } }
extension QuarantinesDocument: Listing { var items: [QuarantineDocument] { lines } }
extension AuditDocument: Listing { var items: [AuditEntryDocument] { entries } }

extension OutputOptions {
  /// A list in the wanted form; says on standard error where it is empty or goes on.
  func show<Document: Listing>(
    _ answer: Answer<Document>, empty: String, table: ([Document.Item], Int?) -> Table
  ) throws {
    switch output {
    case .json: Terminal.answer(String(decoding: answer.body, as: UTF8.self))
    case .jsonl:
      for item in answer.document.items {
        Terminal.answer(String(decoding: try ProtocolJSON.encode(item), as: UTF8.self))
      }
    case .table:
      if answer.document.items.isEmpty {
        Terminal.message(empty)
      } else {
        let width = Terminal.width
        Terminal.answer(table(answer.document.items, width).lines(width: width, paint: paint))
      }
    }
    if answer.document.more { Terminal.message("There are more: raise --limit.") }
  }

  /// One document in the wanted form.
  func show<Document>(_ answer: Answer<Document>, lines: (Document) -> [String]) {
    switch output {
    case .json, .jsonl: Terminal.answer(String(decoding: answer.body, as: UTF8.self))
    case .table: Terminal.answer(lines(answer.document))
    }
  }
}
