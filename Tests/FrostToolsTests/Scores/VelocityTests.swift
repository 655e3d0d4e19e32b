import Foundation
import FrostConfig
import Testing

@testable import FrostTools

struct VelocityTests {
  static let rules = Repository.root + "/Benchmarks/velocity-10/rules"

  @Test(arguments: [1, 2] as [UInt64])
  func `the ten rules score a stream as their table says, value by value`(seed: UInt64) throws {
    let stream = VelocityStream(seed: seed, segments: 55)
    let scored = try Scored(RuleDirectory.compile(Self.rules).set, stream.lines)
    #expect(scored.lines.count == stream.events.count)
    for (number, line) in scored.lines.enumerated() {
      let naive = NaiveVelocity(stream.events[...number])
      try #require(line["id"] as? String == "e\(number)")
      try #require(line["score"] as? Double == Double(naive.score), "seed \(seed), event \(number)")
      let features = try #require(line["features"] as? [String: Any])
      for (name, value) in naive.features {
        try #require(Self.raw(features[name], name) == value, "seed \(seed), event \(number), \(name)")
      }
    }
    #expect(stream.events.last!.time - stream.events[0].time > 24 * 3_600_000)
  }

  @Test func `every one of the ten rules hits`() throws {
    let streams = (1...6).map { VelocityStream(seed: $0, segments: 55) }
    let hits = try streams.map { try Scored(RuleDirectory.compile(Self.rules).set, $0.lines).summary.rules.map(\.hits) }
    for rule in 0..<10 { #expect(hits.contains { $0[rule] > 0 }, "rule \(rule + 1)") }
  }

  /// Cents of an amount, milliseconds of a duration, or the number itself; nil for null.
  private static func raw(_ value: Any?, _ name: String) -> Int64? {
    guard let number = value as? Double else { return nil }
    switch name {
    case "out_1h", "received_24h", "out_24h", "topped_up_30m": return Int64((number * 100).rounded())
    case "device_age": return Int64((number * 1000).rounded())
    default: return Int64(exactly: number)
    }
  }
}
