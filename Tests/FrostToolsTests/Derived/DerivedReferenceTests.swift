import FrostConfig
import Foundation
import Testing

@testable import FrostTools

/// Ratio, rise, share, outcome, hour and the age of a profile, from the YAML to the value, against a scan of all events.
struct DerivedReferenceTests {
  private static let rules = """
    schema: 1
    event:
      id:      {at: /id, type: text, required: true}
      time:    {at: /time, type: time, required: true}
      type:    {at: /type, type: text, required: true}
      account: {at: /account, type: key, required: true}
      payee:   {at: /payee, type: key}
      amount:  {at: /amount, type: money}
      balance: {at: /balance, type: money}
      label:   {at: /label, type: text}
      opened:  {at: /opened, type: time}
    book-currency: CNY
    profile: {from: [registration], fields: [zone, opened]}
    policy: 1
    features:
      n_1h:         {count: payment, by: account, over: 1h}
      n_24h:        {count: payment, by: account, over: 24h}
      n_before:     {count: payment, by: account, over: 1h..2h}
      paid_24h:     {sum: amount, of: payment, by: account, over: 24h}
      counts:       {ratio: [n_1h, n_24h]}
      befores:      {ratio: [n_before, n_24h]}
      of_ratio:     {ratio: [counts, befores]}
      amounts:      {ratio: [amount, paid_24h]}
      rise_1h:      {rise: payment, by: account, over: 1h}
      rise_without: {rise: payment, by: account, over: 1h, now: excluded}
      part:         {share: [amount, balance], of: payment, by: account, over: 24h}
      bad:          {outcome: [fraud, scam], of: payment, by: payee, over: 48h}
      frauds:       {outcome: fraud, by: payee, over: 48h, as: count}
      hour:         {hour: profile.zone}
      profile_age:  {age: profile.opened}
    rules:
      - {rule: r, title: {en: r}, owner: test, types: payment, when: [n_1h > 1000000]}
    """

  @Test func `computed features equal a scan of all events`() throws {
    let folder = try RuleFolder(["rules.yaml": Self.rules])
    let rules = try folder.read().set
    var compared: [String: Int] = [:]
    for seed in 1...6 as ClosedRange<UInt64> {
      let stream = DerivedStream(seed: seed, count: 200)
      let scored = try Scored(rules, stream.lines)
      var scores = scored.lines.makeIterator()
      var accepted: [DerivedStream.Event] = []
      var watermark = Int64.min
      for event in stream.events {
        let isLate = watermark != .min && event.time < watermark - DerivedStream.lateness
        if !isLate, accepted.contains(where: { $0.id == event.id }) { continue }
        let next = scores.next()
        let line = try #require(next, "seed \(seed), \(event)")
        try #require(line["id"] as? String == "e\(event.id)")
        guard !isLate else {
          #expect(line["features"] == nil)
          continue
        }
        accepted.append(event)
        watermark = max(watermark, event.time)
        let features = try #require(line["features"] as? [String: Any])
        for (name, expected) in NaiveDerived(accepted).features {
          // Of the text: Foundation reads some doubles a bit off.
          let value = features[name].flatMap { Double("\($0)") }
          try #require(value == expected, "seed \(seed), \(event), \(name)")
          if expected != nil { compared[name, default: 0] += 1 }
        }
      }
      let rest = scores.next()
      #expect(rest == nil)
    }
    // Every feature had a value often enough to be worth something.
    #expect(compared.count == 10 && compared.values.allSatisfy { $0 > 80 }, "\(compared)")
  }
}
