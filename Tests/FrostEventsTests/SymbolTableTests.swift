import FrostEvents
import Testing

struct SymbolTableTests {
  @Test func `symbols are numbered by first sight`() {
    var table = SymbolTable(key: HashKey(first: 1, second: 2))
    #expect(table.intern("A1").number == 1)
    #expect(table.intern("B2").number == 2)
    #expect(table.intern("A1").number == 1)
    #expect(table.count == 3)
  }

  @Test func `the empty text is symbol 0 and is always there`() {
    var table = SymbolTable(key: .init(first: 0, second: 0))
    #expect(table.lookup("") == .empty)
    #expect(table.intern("") == .empty)
    #expect(table.text(of: .empty) == "")
    #expect(table.count == 1)
  }

  @Test func `a text that was never seen has no symbol`() {
    var table = SymbolTable(key: HashKey(first: 1, second: 2))
    #expect(table.lookup("A1") == nil)
    let symbol = table.intern("A1")
    #expect(table.lookup("A1") == symbol)
    #expect(table.lookup("A") == nil)
  }

  @Test func `numbers do not depend on the key, and survive growth`() {
    var one = SymbolTable(key: HashKey(first: 1, second: 2))
    var other = SymbolTable(key: HashKey(first: 77, second: 99))
    let texts = (0..<50_000).map { "account-\($0 % 40_000)-账户" }
    for text in texts where one.intern(text) != other.intern(text) { Issue.record("\(text) has two numbers") }
    #expect(one.count == 40_001)
    for (index, text) in texts.prefix(40_000).enumerated() {
      let symbol = Symbol(number: UInt32(index + 1))
      if one.lookup(text) != symbol || one.text(of: symbol) != text { Issue.record("\(text) is not \(index + 1)") }
    }
  }

  @Test func `texts that differ only in length or in a zero byte are apart`() {
    var table = SymbolTable(key: HashKey(first: 1, second: 2))
    let symbols = [[0], [0, 0], [0, 0, 0], [65], [65, 0]].map { (bytes: [UInt8]) in
      bytes.withUnsafeBytes { table.intern($0) }
    }
    #expect(Set(symbols).count == 5)
    #expect(table.withBytes(of: symbols[4]) { Array($0) } == [65, 0])
  }
}
