import FrostEngine
import FrostStore
import Testing

@Suite struct OtherWalletTests {
  /// The same facts in another shape: nested, another clock, amounts as numbers, other names.
  static let schema = """
    schema: 1
    event:
      id: {at: /meta/uuid, type: text, required: true}
      time: {at: /meta/ts, type: time, required: true, format: unix-ms}
      type: {at: /op/name, type: text, required: true, map: {P2P: transfer}}
      account: {at: /parties/0/acct, type: key, required: true}
      payee: {at: /parties/1/acct, type: key}
      amount: {at: /op/value/amount, type: money}
    book-currency: CNY

    """

  static func line(_ number: Int) -> String {
    #"{"meta":{"uuid":"e\#(number)","ts":\#((1_772_000_000 + number) * 1000),"tags":["a",{"b":null}]},"#
      + #""op":{"name":"P2P","value":{"amount":\#(number % 97 == 0 ? "6000" : "\(number % 50).25")}},"#
      + #""parties":[{"acct":"A\#(number * 7919 % 1000)"},{"acct":"P\#(number % 13)"}]}"# + "\n"
  }

  @Test func `another JSON shape works by the schema file alone and freezes the same accounts`() throws {
    let (flat, nested) = (try Workplace(), try Workplace(schema: Self.schema))
    try flat.append(Stream.lines(0..<5000))
    try nested.append((0..<5000).map(Self.line).joined())
    #expect(try flat.runOnce().code == 0)
    let result = try nested.runOnce()
    #expect(result.code == 0, "\(result.errors)")
    let (a, b) = (try RunOutcome(flat), try RunOutcome(nested))
    #expect(a.freezes == b.freezes)
    #expect(a.freezes.count == 52)
    #expect(b.counters.scored == 5000)
  }
}
