import FrostEvents
import Testing

struct NestedPointerTests {
  /// A wallet whose events are nested, with names that need escapes in a pointer.
  private let schema = Schema(
    bookCurrency: Currency(code: "JPY", decimals: 0),
    fields: [
      Field(name: "time", pointer: "/meta/at", type: .time, timeFormat: .unixSeconds),
      Field(name: "type", pointer: "/meta/kind", type: .text),
      Field(name: "account", pointer: "/actor/ids/1", type: .key),
      Field(name: "amount", pointer: "/body/legs/0/sum/value", type: .money, currencyPointer: "/body/legs/0/sum/unit"),
      Field(name: "fee", pointer: "/body/legs/0/fee~1tax", type: .money),
      Field(name: "tilde", pointer: "/body/~0x", type: .text),
      Field(name: "index", pointer: "/body/7", type: .text),
    ], roles: .init(id: nil, time: 0, type: 1, account: 2, amount: 3))

  @Test func `pointers reach into objects and arrays`() {
    let decoded = schema.decode(
      #"{"meta":{"kind":"pay","at":1772419260},"actor":{"ids":["x",42,"z"]},"body":{"7":"seven","legs":[{"sum":"#
        + #"{"unit":"JPY","value":"500"},"fee/tax":3},{"sum":{"value":"x","value":"y"}}],"~x":"t"},"more":[[[]]]}"#)
    #expect(decoded.reason == nil)
    #expect(
      decoded.event == "time=1772419260000 type=pay account=42 amount=500 fee=3 tilde=t index=seven")
  }

  @Test func `what lies elsewhere is absent`() {
    let decoded = schema.decode(
      #"{"meta":{"at":1,"kind":"k"},"actor":{"ids":{"1":"member"}},"body":[0,1,2,3,4,5,6,"seventh"],"at":5}"#)
    #expect(decoded.event == "time=1000 type=k account=member index=seventh")
  }

  @Test(arguments: [
    (#"{"meta":{"at":1,"kind":"k","at":2}}"#, "field `time` at /meta/at is given twice"),
    (#"{"meta":{"at":1},"meta":{"kind":"k"}}"#, "field `time` at /meta/at is given twice"),
    (#"{"meta":{"at":1,"kind":"k"},"meta":3}"#, "field `time` at /meta/at is given twice"),
    (
      #"{"body":{"legs":[{"sum":{"unit":"JPY","unit":"CNY"}}]}}"#,
      "currency of field `amount` at /body/legs/0/sum/unit is given twice"
    ),
    (
      #"{"meta":{"at":1,"kind":"k"},"body":{"legs":[{"sum":[5]}]},"actor":{"ids":[1,{}]}}"#,
      "field `account` at /actor/ids/1: expected a text, found an object"
    ),
  ])
  func `a nested fault is named`(line: String, reason: String) {
    #expect(schema.decode(line).reason == reason)
  }

  @Test(arguments: ["/a", "/a/0/b", "/", "/a~1b/~0", "/a//b"])
  func `a pointer is valid`(text: String) { #expect(JSONPointer.isValid(text)) }

  @Test(arguments: ["", "a", "/a~", "/a~2", "a/b", "/~/x"])
  func `a text is no pointer to a field`(text: String) { #expect(!JSONPointer.isValid(text)) }
}
