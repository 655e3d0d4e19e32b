import FrostEvents
import Testing

struct JSONWriterTests {
  @Test func `nested objects and arrays get their commas`() {
    var json = JSONWriter()
    json.object { json in
      json.field("id", "frz_1")
      json.array("scopes") { json in
        json.value("out")
        json.value(2)
        json.object { _ in }
        json.array { _ in }
      }
      json.object("rule") { $0.field("score", 90.0) }
      json.field("masked", true)
      json.field("raw", raw: "[1]")
      json.key("none")
      json.null()
    }
    #expect(
      json.text
        == #"{"id":"frz_1","scopes":["out",2,{},[]],"rule":{"score":90},"masked":true,"raw":[1],"none":null}"#)
  }

  @Test func `texts are escaped and stay UTF-8`() {
    var json = JSONWriter()
    json.value("a\"b\\c\n\r\t\u{1}\u{1f}/ü换卡🙂")
    #expect(json.text == #""a\"b\\c\n\r\t\u0001\u001f/ü换卡🙂""#)
  }

  @Test(
    arguments: [
      (90, "90"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"), (-2.5, "-2.5"), (1e300, "1e+300"), (-0.0, "0"),
      (9_007_199_254_740_992, "9007199254740992.0"), (.infinity, "null"), (.nan, "null"),
    ] as [(Double, String)])
  func `doubles are written in their shortest form`(number: Double, text: String) {
    var json = JSONWriter()
    json.value(number)
    #expect(json.text == text)
  }

  @Test func `a time is text in UTC`() {
    var json = JSONWriter()
    json.array { $0.value(EventTime(milliseconds: 0)) }
    #expect(json.text == #"["1970-01-01T00:00:00.000Z"]"#)
  }

  @Test func `a writer can be used again`() {
    var json = JSONWriter()
    json.array { $0.value(1) }
    json.reset()
    json.array { $0.value(2) }
    #expect(json.text == "[2]")
  }
}
