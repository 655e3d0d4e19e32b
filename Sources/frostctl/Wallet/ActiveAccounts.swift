import FrostEvents

/// Counts, over the days of a stream, the accounts that were active on each.
struct ActiveAccounts {
  private var lastDay: [Int32] = []
  private(set) var accountDays = 0

  mutating func saw(_ account: UInt32, at time: EventTime) {
    let place = Int(account)
    if place >= lastDay.count { lastDay += Array(repeating: -1, count: place + 1 - lastDay.count) }
    let day = Int32(time.milliseconds / 86_400_000)
    guard lastDay[place] < day else { return }
    lastDay[place] = day
    accountDays += 1
  }
}
