import FrostEvents

/// A small stream in the form of velocity-10's: quiet hours, and bursts of one account, device or address. Times are
/// whole seconds, so that events lie exactly on the edges of windows.
struct VelocityStream {
  struct Event {
    var time: Int64
    var type: String
    var isOK: Bool
    var account: Int
    var payee: Int?
    var device: Int
    var address: Int
    /// Cents.
    var amount: Int64

    var isOut: Bool { isOK && ["payment", "transfer", "withdrawal", "bill"].contains(type) }
    var isReceipt: Bool { isOK && ["payment", "transfer"].contains(type) }
  }

  private(set) var events: [Event] = []
  private var state: UInt64
  private var clock = try! EventTime(rfc3339: "2026-03-01T00:00:00Z").milliseconds

  init(seed: UInt64, segments: Int) {
    state = seed
    for _ in 0..<segments {
      if below(3) == 0 { burst() } else { quiet() }
    }
  }

  var lines: String {
    events.enumerated().map { number, event in
      let payee = event.payee.map { "\"py_\($0)\"" } ?? "null"
      let amount = MoneyText.text(minorUnits: event.amount, decimals: 2)
      return
        "{\"id\":\"e\(number)\",\"time\":\"\(EventTime(milliseconds: event.time).text)\",\"type\":\"\(event.type)\","
        + "\"account\":\"ac_\(event.account)\",\"payee\":\(payee),\"device\":\"dv_\(event.device)\","
        + "\"ip\":\"10.0.0.\(event.address)\",\"amount\":\(amount),\"status\":\"\(event.isOK ? "ok" : "failed")\","
        + "\"channel\":\"app\"}\n"
    }.joined()
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }

  private mutating func anyone(_ type: String) -> Event {
    let hasPayee = ["payment", "transfer", "bill"].contains(type)
    let account = below(14)
    return Event(
      time: clock, type: type, isOK: below(10) > 0, account: account, payee: hasPayee ? below(25) : nil,
      device: below(4) == 0 ? below(40) : account, address: below(12),
      amount: type == "login" ? 0 : Int64([500, 2_000, 30_000, 30_001, 9_999, 120_050][below(6)]))
  }

  private mutating func anyType() -> String {
    ["payment", "payment", "transfer", "withdrawal", "topup", "bill", "login"][below(7)]
  }

  private mutating func quiet() {
    for _ in 0..<(5 + below(12)) {
      clock += Int64(1 + below(600)) * 1000
      events.append(anyone(anyType()))
    }
  }

  private mutating func burst() {
    let type = anyType()
    let model = anyone(type)
    let sharesDevice = below(2) == 0
    let fails = below(3) == 0
    for _ in 0..<(20 + below(20)) {
      clock += Int64(1 + below(3)) * 1000
      var event = anyone(type)
      event.address = model.address
      if sharesDevice { event.device = model.device } else { event.account = model.account }
      if type == "transfer", sharesDevice { event.payee = model.payee }
      if fails { event.isOK = false }
      events.append(event)
    }
  }
}
