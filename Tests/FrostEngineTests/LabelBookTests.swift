import FrostEvents
import Testing

@testable import FrostEngine

struct LabelBookTests {
  private func row(_ subject: String, from: Int64, until: Int64) -> SubjectLabelRow {
    SubjectLabelRow(
      kind: "account", subject: subject, label: "l", by: "r@1", decision: "d", from: EventTime(milliseconds: from),
      until: EventTime(milliseconds: until))
  }

  private func time(_ milliseconds: Int64) -> EventTime { EventTime(milliseconds: milliseconds) }

  @Test func `a full book forgets what has ended and then takes no more`() {
    var symbols = SymbolTable(key: .fixed)
    var book = LabelBook(limit: 2)
    book.apply(row("A", from: 0, until: 10), oldest: .never, symbols: &symbols)
    book.apply(row("B", from: 0, until: 20), oldest: .never, symbols: &symbols)
    func key(_ subject: String) -> LabelBook.Key {
      LabelBook.Key(
        kind: symbols.lookup("account")!, subject: symbols.lookup(subject) ?? .empty, label: symbols.lookup("l")!)
    }
    book.apply(row("C", from: 5, until: 30), oldest: time(9), symbols: &symbols)
    #expect(book.count == 2 && !book.contains(key("C"), at: time(6)) && book.contains(key("A"), at: time(6)))
    book.apply(row("C", from: 12, until: 30), oldest: time(10), symbols: &symbols)
    #expect(book.contains(key("C"), at: time(12)) && book.contains(key("B"), at: time(12)))
    #expect(!book.contains(key("A"), at: time(6)))
    // One that is known needs no room.
    book.apply(row("B", from: 12, until: 40), oldest: time(10), symbols: &symbols)
    #expect(book.contains(key("B"), at: time(39)))
  }
}
