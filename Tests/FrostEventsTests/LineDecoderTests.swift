import FrostEvents
import Testing

struct LineDecoderTests {
  private let head = "id=e1 time=1772419260000 type=transfer phase="

  @Test func `an event's fields are read`() {
    let decoded = Schema.example.decode(
      #"{"id":"e1","time":"2026-03-02T10:41:00.000+08:00","type":"transfer","status":"pending","account":"A1","#
        + #""payee":"P9","card":"6222","amount":4800.5,"currency":"CNY","balance":"5000.00","tries":3,"risk":0.25,"#
        + #""vpn":true,"unread":{"a":[1,2,{"b":null}],"c":"\u00fc"}}"#)
    #expect(decoded.reason == nil)
    #expect(
      decoded.event
        == "\(head)requested account=A1 payee=P9 card=6222 amount=480050 balance=500000 tries=3 risk=0.25 vpn=1")
    #expect(decoded.batch.offsets == [0])
  }

  @Test(arguments: [
    (#""payee":null"#, "done account=A1"), (#""payee":"""#, "done account=A1"), (#""status":null"#, "done account=A1"),
    (#""status":"ok""#, "done account=A1"), (#""status":"odd""#, "odd account=A1"),
    (#""status":"""#, "done account=A1"), (#""payee":12345"#, "done account=A1 payee=12345"),
    (#""payee":"\u6362\u5361 \ud83d\ude42 \"\\\/""#, "done account=A1 payee=换卡 🙂 \"\\/"),
    (#""p\u0061yee":"P1""#, "done account=A1 payee=P1"), (#""amount":"12.5""#, "done account=A1 amount=1250"),
    (#""amount":-1e1"#, "done account=A1 amount=-1000"), (#""amount":1,"currency":null"#, "done account=A1 amount=100"),
    (#""amount":1.01,"currency":"USD""#, "done account=A1 amount=707"), (#""tries":1e2"#, "done account=A1 tries=100"),
    (#""tries":-9223372036854775807"#, "done account=A1 tries=-9223372036854775807"),
    (#""risk":1e-400"#, "done account=A1 risk=0.0"), (#""risk":-0"#, "done account=A1 risk=-0.0"),
    (#""vpn":false"#, "done account=A1 vpn=0"), (#""unread":1e999999"#, "done account=A1"),
    (#""unread":123456789012345678901234567890.5"#, "done account=A1"),
    (#""unread":"\ud800""#, "done account=A1"), (#""unread":1,"unread":2"#, "done account=A1"),
    (#""x":{"payee":"P1","payee":"P2"}"#, "done account=A1"),
  ])
  func `a value is read as the schema says`(members: String, expected: String) {
    let decoded = Schema.example.decode(with: members)
    #expect(decoded.reason == nil)
    #expect(decoded.event == head + expected)
  }

  @Test func `spaces and line ends around anything do not matter`() {
    let decoded = Schema.example.decode(
      " { \"id\" : \"e1\" ,\t\"time\" : \"2026-03-02T10:41:00+08:00\" , \"type\":\"transfer\" , \"account\" : \"A1\" } \r"
    )
    #expect(decoded.event == "\(head)done account=A1")
  }

  @Test func `an amount without a rate is left out and counted`() {
    let unrated = Schema.example.decode(with: #""amount":5,"balance":7,"currency":"EUR""#)
    #expect(unrated.event == "\(head)done account=A1")
    #expect(unrated.batch.unratedAmounts == 2)
    let early = Schema.example.decode(
      #"{"id":"e1","time":"2025-12-31T23:59:59Z","type":"t","account":"A1","amount":5,"currency":"USD"}"#)
    #expect(early.event == "id=e1 time=1767225599000 type=t phase=done account=A1")
    #expect(early.batch.unratedAmounts == 1)
  }

  @Test func `a bad line between good ones costs nothing but itself`() {
    let good = #"{"id":"e1","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1","payee":"P1"}"#
    let late = #"{"id":"e2","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1","payee":"P2"}"#
    let bad = #"{"id":"e3","time":"2026-03-02T10:41:00+08:00","type":"transfer","payee":"P3","account":[]}"#
    let decoded = Schema.example.decode(good, bad, "", late)
    #expect(decoded.batch.count == 2)
    #expect(decoded.fields(of: 0) == "\(head)done account=A1 payee=P1")
    #expect(decoded.fields(of: 1) == "id=e2 time=1772419260000 type=transfer phase=done account=A1 payee=P2")
    #expect(decoded.batch.offsets == [0, Int64(good.utf8.count + bad.utf8.count + 3)])
    #expect(decoded.batch.rejects.map(\.offset) == [Int64(good.utf8.count + 1), decoded.batch.offsets[1] - 1])
    #expect(decoded.batch.rejects[0].line == Array(bad.utf8))
    #expect(!String(decoding: decoded.batch.text, as: UTF8.self).contains("e3"))
  }

  @Test func `times may be numbers`() {
    var schema = Schema.example
    schema.fields[1].timeFormat = .unixMilliseconds
    #expect(
      schema.decode(#"{"id":"e","time":1772419260123,"type":"t","account":"A"}"#).event.contains("time=1772419260123"))
    schema.fields[1].timeFormat = .unixSeconds
    #expect(
      schema.decode(#"{"id":"e","time":"1772419260.5","type":"t","account":"A"}"#).event.contains("time=1772419260500"))
  }
}
