import FrostEvents

/// A random stream of few accounts for features that are computed from others: ties, late events and such as are too late,
/// duplicates, absent fields, labels, profiles that change.
struct DerivedStream {
  struct Event {
    var id: Int
    /// Milliseconds since 1970, whole seconds, so that events lie exactly on the edges of windows.
    var time: Int64
    var type: String
    var account: Int
    var payee: Int?
    /// Cents.
    var amount: Int64?
    var balance: Int64?
    var label: String?
    var zone: String?
    var opened: Int64?
  }

  static let lateness: Int64 = 300_000
  /// Mostly minutes, at times none, at times a day: windows fill and empty.
  private static let pauses = [0, 0, 1, 30, 60, 600, 600, 3_600, 90_000].map { Int64($0 * 1_000) }
  /// Behind the newest event: within the lateness, exactly at it, or beyond.
  private static let delays: [Int64] = [1_000, 60_000, lateness, lateness + 1_000]
  static let zones = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Nowhere/Atall"]

  /// In input order, duplicates among them.
  private(set) var events: [Event] = []
  private var random: SplitMix

  init(seed: UInt64, count: Int) {
    random = SplitMix(state: seed)
    var clock = try! EventTime(rfc3339: "2026-03-07T12:00:00Z").milliseconds
    for id in 0..<count {
      clock += Self.pauses.randomElement(using: &random)!
      if once(in: 12), let earlier = events.randomElement(using: &random) {
        events.append(earlier)
        continue
      }
      let behind = once(in: 6) ? Self.delays.randomElement(using: &random)! : 0
      events.append(event(id, at: clock - behind))
    }
  }

  private mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &random) == 0 }

  private mutating func event(_ id: Int, at time: Int64) -> Event {
    let types = ["payment", "payment", "payment", "transfer", "transfer", "label", "registration"]
    var event = Event(
      id: id, time: time, type: types.randomElement(using: &random)!, account: Int.random(in: 0..<3, using: &random))
    if !once(in: 5) { event.payee = Int.random(in: 0..<3, using: &random) }
    switch event.type {
    case "label": event.label = ["fraud", "scam", "honest"].randomElement(using: &random)!
    case "registration":
      event.zone = Self.zones.randomElement(using: &random)!
      if !once(in: 3) { event.opened = time - Int64.random(in: 0..<400, using: &random) * 86_400_000 }
    default:
      if !once(in: 8) { event.amount = [0, 1, 500, 1_999, 30_000].randomElement(using: &random)! }
      if !once(in: 8) { event.balance = [0, 7, 2_000, 100_000].randomElement(using: &random)! }
    }
    return event
  }

  var lines: String {
    events.map { event in
      var members = [
        "\"id\":\"e\(event.id)\"", "\"time\":\"\(EventTime(milliseconds: event.time).text)\"",
        "\"type\":\"\(event.type)\"", "\"account\":\"A\(event.account)\"",
      ]
      if let payee = event.payee { members.append("\"payee\":\"P\(payee)\"") }
      if let amount = event.amount { members.append("\"amount\":\(MoneyText.text(minorUnits: amount, decimals: 2))") }
      if let balance = event.balance {
        members.append("\"balance\":\(MoneyText.text(minorUnits: balance, decimals: 2))")
      }
      if let label = event.label { members.append("\"label\":\"\(label)\"") }
      if let zone = event.zone { members.append("\"zone\":\"\(zone)\"") }
      if let opened = event.opened { members.append("\"opened\":\"\(EventTime(milliseconds: opened).text)\"") }
      return "{" + members.joined(separator: ",") + "}\n"
    }.joined()
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
