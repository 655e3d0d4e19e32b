import FrostEvents
import Testing

struct RejectTests {
  private let required = #""id":"e1","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1""#

  @Test(
    arguments: [
      ("", "not JSON: the line is empty", 0), ("   ", "not JSON: the line is empty", 0),
      ("hello", "not an event: a line must be one JSON object, in braces", 0),
      ("[1]", "not an event: a line must be one JSON object, in braces", 0),
      ("\"x\"", "not an event: a line must be one JSON object, in braces", 0),
      (#"{"a":1"#, "not JSON: the line ends within an object or array", 6),
      (#"{"#, "not JSON: the line ends within an object or array", 1),
      (#"{"a""#, "not JSON: the line ends within an object or array", 4),
      (#"{"a":[1,"#, "not JSON: the line ends within an object or array", 8),
      (#"{"a":"x"#, "not JSON: a string is not closed", 5),
      (#"{"a":1}}"#, "not JSON: something follows the object", 7),
      (#"{"a":1} {"b":2}"#, "not JSON: something follows the object", 8),
      (#"{"a" 1}"#, "not JSON: expected a colon behind a member's name", 5),
      (#"{"a":1 "b":2}"#, "not JSON: expected a comma or the end of the object or array", 7),
      (#"{"a":"x"y}"#, "not JSON: expected a comma or the end of the object or array", 8),
      (#"{"a":[1 2]}"#, "not JSON: expected a comma or the end of the object or array", 8),
      (#"{"a":1,}"#, "not JSON: expected a member's name in quotes", 7),
      (#"{1:1}"#, "not JSON: expected a member's name in quotes", 1),
      (#"{a:1}"#, "not JSON: expected a member's name in quotes", 1),
      (#"{"a":}"#, "not JSON: expected a value", 5), (#"{"a":[1,]}"#, "not JSON: expected a value", 8),
      (#"{"a":[}"#, "not JSON: expected a value", 6), (#"{"a":'x'}"#, "not JSON: expected a value", 5),
      (#"{"a":01}"#, "not JSON: this is not how JSON writes a number", 5),
      (#"{"a":1.}"#, "not JSON: this is not how JSON writes a number", 5),
      (#"{"a":-}"#, "not JSON: this is not how JSON writes a number", 5),
      (#"{"a":1e}"#, "not JSON: this is not how JSON writes a number", 5),
      (#"{"a":1x}"#, "not JSON: this is not how JSON writes a number", 5),
      (#"{"a":1"b"}"#, "not JSON: this is not how JSON writes a number", 5),
      (#"{"a":+1}"#, "not JSON: expected a value", 5), (#"{"a":.5}"#, "not JSON: expected a value", 5),
      (#"{"a":tru}"#, "not JSON: a word that is not true, false or null", 5),
      (#"{"a":truex}"#, "not JSON: a word that is not true, false or null", 5),
      (#"{"a":NaN}"#, "not JSON: a word that is not true, false or null", 5),
      (#"{"a":nul"#, "not JSON: a word that is not true, false or null", 5),
      (#"{"a":"\x"}"#, "not JSON: a backslash in a string begins no escape that JSON has", 6),
      (#"{"a":"x\u12g4"}"#, "not JSON: a backslash in a string begins no escape that JSON has", 7),
      (#"{"\x":1}"#, "not JSON: a backslash in a string begins no escape that JSON has", 2),
      ("{\"a\":\"x\u{1}\"}", "not JSON: a control character stands in a string unescaped", 7),
      ("{\"a\":\"x\n\"}", "not JSON: a control character stands in a string unescaped", 7),
      ("{\"a\":\u{1}}", "not JSON: expected a value", 5), ("{\"a\":\u{0}}", "not JSON: expected a value", 5),
      ("\u{FEFF}{}", "not an event: a line must be one JSON object, in braces", 0),
    ] as [(String, String, Int)])
  func `what is not JSON is refused, also where nobody reads`(line: String, reason: String, column: Int) {
    let decoded = Schema.example.decode(line)
    #expect(decoded.reason == reason)
    #expect(decoded.column == column)
    #expect(decoded.batch.count == 0)
  }

  @Test(
    arguments: [
      ([0xFF], 0), ([0xC0, 0x80], 0), ([0x41, 0xE4, 0xB8], 1), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0x41, 0x42, 0x80], 2), ([0xF0, 0x82, 0x82, 0xAC], 0), ([0xE0, 0x80, 0xAF], 0),
    ] as [([UInt8], Int)])
  func `what is not UTF-8 is refused, also where nobody reads`(bytes: [UInt8], column: Int) {
    let start = Array("{\(required),\"note\":\"".utf8)
    let decoded = Schema.example.decode(lines: [start + bytes + Array("\"}".utf8)])
    #expect(decoded.reason == "not UTF-8")
    #expect(decoded.column == start.count + column)
  }

  @Test(arguments: ["id", "time", "type", "account"])
  func `a required field must be there`(name: String) {
    let line = "{\(required)}"
    #expect(
      Schema.example.decode(line.replacing("\"\(name)\"", with: "\"other\"")).reason
        == "required field `\(name)` at /\(name) is missing")
    let null = line.replacing(#/"(?<name>id|time|type|account)":"[^"]*"/#) { match in
      match.output.name == name ? "\"\(name)\":null" : String(match.output.0)
    }
    #expect(Schema.example.decode(null).reason == "required field `\(name)` at /\(name) is null")
  }

  @Test(arguments: [
    (#""payee":"A\u0000x""#, "field `payee` at /payee: a key or type must have no control characters"),
    (#""payee":1.5"#, "field `payee` at /payee: expected a text, found the number 1.5"),
    (#""payee":true"#, "field `payee` at /payee: expected a text, found true"),
    (#""payee":{"a":1}"#, "field `payee` at /payee: expected a text, found an object"),
    (#""card":12.5"#, "field `card` at /card: expected a text, found a number"),
    (
      #""amount":"abc""#,
      "field `amount` at /amount: expected money, found the string \"abc\": not a decimal number such as 12.50"
    ),
    (#""amount":[]"#, "field `amount` at /amount: expected money, found an array"),
    (
      #""amount":12.345"#,
      "field `amount` at /amount: expected money, found the number 12.345: more decimals than the currency has (2)"
    ),
    (
      #""amount":1e40"#,
      "field `amount` at /amount: expected money, found the number 1e40: too large: minor units must fit 64 bits"
    ),
    (
      #""amount":1,"currency":7"#,
      "currency of field `amount` at /currency: expected a code such as CNY, found the number 7"
    ),
    (#""tries":1.5"#, "field `tries` at /tries: expected an integer, found the number 1.5: it has a fraction"),
    (
      #""tries":1e30"#,
      "field `tries` at /tries: expected an integer, found the number 1e30: too large, integers must fit 64 bits"
    ),
    (#""tries":"3""#, "field `tries` at /tries: expected an integer, found the string \"3\""),
    (#""risk":"3""#, "field `risk` at /risk: expected a number, found the string \"3\""),
    (#""risk":1e400"#, "field `risk` at /risk: expected a number, found the number 1e400: too large for a double"),
    (#""vpn":1"#, "field `vpn` at /vpn: expected true or false, found the number 1"),
    (#""vpn":"true""#, "field `vpn` at /vpn: expected true or false, found the string \"true\""),
    (#""payee":"P1","payee":"P1""#, "field `payee` at /payee is given twice"),
    (#""payee":"P1","p\u0061yee":null"#, "field `payee` at /payee is given twice"),
    (#""id":"e2""#, "field `id` at /id is given twice"),
    (
      #""payee":"\udc00""#, "half of a surrogate pair is escaped in a string: there is no such character"
    ),
  ])
  func `a value of the wrong kind is refused with what was found`(members: String, reason: String) {
    #expect(Schema.example.decode(with: members).reason == reason)
  }

  @Test func `a time that is none is refused with what is wrong`() {
    let line = "{\(required)}"
    #expect(
      Schema.example.decode(line.replacing("+08:00", with: "")).reason
        == "field `time` at /time: expected a time, found the string \"2026-03-02T10:41:00\": "
        + "the offset from UTC is missing: end it with Z or with an offset such as +08:00")
    #expect(
      Schema.example.decode(line.replacing(#""2026-03-02T10:41:00+08:00""#, with: "5")).reason
        == "field `time` at /time: expected a time, found the number 5")
  }

  @Test func `a long line is refused and its beginning kept`() {
    let line = Array("{\(required),\"note\":\"\(String(repeating: "x", count: 10_485_760))\"}".utf8)
    let decoded = Schema.example.decode(lines: [line])
    #expect(decoded.reason == "line of \(line.count) bytes is longer than the limit of 1048576")
    #expect(decoded.batch.rejects[0].line == Array(line.prefix(Reject.keptBytes)))
    #expect(decoded.batch.rejects[0].length == Int64(line.count))
    #expect(Schema.example.decode(lines: [line], limit: 11_000_000).reason == nil)
  }

  @Test func `depth is limited`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(Schema.example.decode(with: "\"deep\":\(nested(63))").reason == nil)
    #expect(Schema.example.decode(with: "\"deep\":\(nested(64))").reason == "nested deeper than 64 levels")
    #expect(Schema.example.decode(with: "\"deep\":\(nested(100_000))").reason == "nested deeper than 64 levels")
  }
}
