import FrostEvents
import Testing

struct DigestTests {
  private func digest(_ line: String) -> UInt64? { Schema.example.decode(line).batch.digests.first }

  private let line =
    #"{"id":"e1","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1","payee":"P1","amount":12.5}"#

  @Test(arguments: [
    #"{"amount":"12.50","payee":"\u00501","account":"A1","type":"transfer","time":"2026-03-02T02:41:00.000Z","id":"e1"}"#,
    #"{"id":"e1","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1","payee":"P1","amount":1250e-2,"x":1}"#,
    #"{"id":"e1","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1","payee":"P1","amount":12.5,"currency":"CNY","card":null,"status":"ok"}"#,
  ])
  func `the same event written otherwise has the same digest`(other: String) {
    #expect(digest(line) != nil)
    #expect(digest(other) == digest(line))
  }

  @Test(arguments: [
    ("12.5", "12.51"), ("P1", "P2"), ("\"P1\"", "null"), (":41:", ":42:"), ("12.5", "12.5,\"currency\":\"USD\""),
    ("12.5", "12.5,\"currency\":\"EUR\""), ("12.5", "12.5,\"status\":\"failed\""), ("12.5", "12.5,\"vpn\":false"),
    ("\"payee\":\"P1\"", "\"card\":\"P1\""), ("\"A1\",\"payee\":\"P1\"", "\"A\",\"payee\":\"1P1\""),
  ])
  func `another event has another digest`(from: String, to: String) {
    let other = line.replacing(from, with: to)
    #expect(other != line)
    #expect(digest(other) != nil)
    #expect(digest(other) != digest(line))
  }

  @Test func `a digest does not depend on the lines before`() {
    let alone = digest(line)
    let decoded = Schema.example.decode(line.replacing("P1", with: "P-before"), "broken", line)
    #expect(decoded.batch.digests.last == alone)
  }

  @Test func `an amount without a rate has the digest it has with one`() {
    var unrated = Schema.example
    unrated.rates = Rates()
    let dollars = line.replacing("12.5", with: "12.5,\"currency\":\"USD\"")
    let same = line.replacing("12.5", with: "\"12.50\",\"currency\":\"USD\"")
    #expect(unrated.decode(dollars).batch.unratedAmounts == 1)
    #expect(unrated.decode(dollars).batch.digests == unrated.decode(same).batch.digests)
  }

  @Test func `foreign amounts count in their own currency, whatever the rate`() {
    var other = Schema.example
    other.rates = Rates(entries: [
      Rates.Entry(
        currency: Currency(code: "USD", decimals: 2), from: EventTime(milliseconds: 0), billionths: 6_000_000_000)
    ])
    let dollars = line.replacing("12.5", with: "12.5,\"currency\":\"USD\"")
    #expect(other.decode(dollars).event != Schema.example.decode(dollars).event)
    #expect(other.decode(dollars).batch.digests == Schema.example.decode(dollars).batch.digests)
  }
}
