import FrostEvents

/// How many accounts had an event in the last 24 hours, counted in whole hours of event time.
struct ActiveAccounts: Sendable {
  private static let hours = 24
  private static let hour: Int64 = 3_600_000

  /// By symbol number: the hour of the account's newest event, 0 for none.
  var newest: [Int32] = []
  /// By hour modulo 24: the accounts whose newest event was in it.
  var counts = [Int](repeating: 0, count: hours)
  var now: Int32 = 0
  var count = 0

  func prefetch(_ account: Symbol) {
    newest.withUnsafeBufferPointer { newest in
      if let first = newest.baseAddress { Memory.prefetch(first + Int(account.number)) }
    }
  }

  mutating func saw(_ account: Symbol, at time: EventTime) {
    let hour = Int32(truncatingIfNeeded: time.milliseconds / Self.hour)
    advance(to: hour)
    guard hour > now - Int32(Self.hours), hour > 0 else { return }
    let place = Int(account.number)
    if place >= newest.count { newest.append(contentsOf: repeatElement(0, count: max(1024, place + 1 - newest.count))) }
    let before = newest[place]
    guard hour > before else { return }
    if before > now - Int32(Self.hours), before > 0 { counts[Int(before) % Self.hours] -= 1 } else { count += 1 }
    counts[Int(hour) % Self.hours] += 1
    newest[place] = hour
  }

  private mutating func advance(to hour: Int32) {
    guard hour > now else { return }
    for passed in 0..<min(Int32(Self.hours), hour - now) {
      let slot = Int(hour - passed) % Self.hours
      count -= counts[slot]
      counts[slot] = 0
    }
    now = hour
  }
}
