import Foundation

/// Features that are computed from others, as `docs/rules-reference.md` says them, by looking at all earlier events anew.
struct NaiveDerived {
  typealias Event = DerivedStream.Event

  /// nil stands for `unknown` and `never`, which `frostctl score` writes alike.
  private(set) var features: [String: Double?] = [:]

  /// - Parameter events: those that were accepted, in input order; the last is the one that is judged.
  init(_ events: [Event]) {
    let now = events.last!
    let hour: Int64 = 3_600_000
    func count(_ events: [Event]) -> Int64 { Int64(events.count) }
    /// From `far` to `near` ago; the later end is inside where it is now.
    func window(_ far: Int64, _ near: Int64 = 0, _ holds: (Event) -> Bool) -> [Event] {
      events.filter { event in
        let isBefore = near == 0 ? event.time <= now.time : event.time < now.time - near
        return event.time >= now.time - far && isBefore && holds(event)
      }
    }
    func isOwn(_ event: Event) -> Bool { event.account == now.account }
    func isPayment(_ event: Event) -> Bool { event.type == "payment" }
    func sum(_ events: [Event]) -> Int64 { events.reduce(0) { $0 + ($1.amount ?? 0) } }

    let own24 = window(24 * hour) { isOwn($0) && isPayment($0) }
    let own1 = window(hour) { isOwn($0) && isPayment($0) }
    let before1 = window(2 * hour, hour) { isOwn($0) && isPayment($0) }
    let others1 = window(hour) { isOwn($0) && isPayment($0) && $0.id != now.id }
    features["counts"] = Self.ratio(count(own1), count(own24))
    features["amounts"] = now.amount.flatMap { Self.ratio($0, sum(own24)) }
    features["of_ratio"] = Self.ratio(count(own1), count(own24)).flatMap { share in
      Self.ratio(count(before1), count(own24)).flatMap { $0 == 0 ? nil : share / $0 }
    }
    features["rise_1h"] = Self.ratio(count(own1), count(before1))
    features["rise_without"] = Self.ratio(count(others1), count(before1))
    features["part"] = now.balance.flatMap { Self.ratio(sum(own24), $0) }

    if let payee = now.payee {
      func named(_ event: Event) -> Bool { event.payee == payee }
      let found = window(48 * hour) { named($0) && ["fraud", "scam"].contains($0.label ?? "") }
      features["bad"] = Self.ratio(count(found), count(window(48 * hour) { named($0) && isPayment($0) }))
      features["frauds"] = Double(window(48 * hour) { named($0) && $0.label == "fraud" }.count)
    } else {
      features["bad"] = .some(nil)
      features["frauds"] = .some(nil)
    }

    // Of a profile the newest value not later than the event; of two at one time the one that came last.
    func profile<Value>(_ value: (Event) -> Value?) -> Value? {
      events.enumerated()
        .filter { isOwn($0.element) && $0.element.time <= now.time && $0.element.type == "registration" }
        .filter { value($0.element) != nil }
        .max { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.flatMap { value($0.element) }
    }
    features["profile_age"] = profile(\.opened).map { Double(now.time - $0) / 1_000 }
    features["hour"] = profile(\.zone).flatMap(TimeZone.init(identifier:)).map { zone in
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone
      let date = Date(timeIntervalSince1970: Double(now.time) / 1_000)
      return Double(calendar.component(.hour, from: date))
    }
  }

  private static func ratio(_ above: Int64, _ below: Int64) -> Double? {
    below == 0 ? nil : Double(above) / Double(below)
  }
}
