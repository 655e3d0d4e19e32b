/// Totals since the state directory was made. Every line read is in exactly one of the first four.
package struct CountersDocument: Codable, Hashable, Sendable {
  package var scored: Int64
  package var duplicates: Int64
  package var late: Int64
  package var quarantined: Int64
  /// Rule terms whose value was unknown.
  package var unknownTerms: Int64
  /// How often money left a frozen account.
  package var leaks: Int64
  /// Money that left frozen accounts, in the book currency.
  package var leakedAmount: String
  /// Event time of the newest leak; absent: there was none.
  package var lastLeak: String?
  /// Amounts left out because there was no rate for their currency.
  package var unratedAmounts: Int64
  /// Event ids forgotten before their time because there were too many.
  package var forgottenIds: Int64

  /// Freezes that people ended, and how long those had stood on average, seconds.
  package var releases: Int64
  package var secondsToRelease: Int64
  /// How long accounts stood frozen that were released as `honest`, hours.
  package var honestHoursFrozen: Int64

  package init(
    scored: Int64, duplicates: Int64, late: Int64, quarantined: Int64, unknownTerms: Int64, leaks: Int64,
    leakedAmount: String, lastLeak: String? = nil, unratedAmounts: Int64 = 0, forgottenIds: Int64 = 0,
    releases: Int64 = 0, secondsToRelease: Int64 = 0, honestHoursFrozen: Int64 = 0
  ) {
    self.scored = scored
    self.duplicates = duplicates
    self.late = late
    self.quarantined = quarantined
    self.unknownTerms = unknownTerms
    self.leaks = leaks
    self.leakedAmount = leakedAmount
    self.lastLeak = lastLeak
    self.unratedAmounts = unratedAmounts
    self.forgottenIds = forgottenIds
    self.releases = releases
    self.secondsToRelease = secondsToRelease
    self.honestHoursFrozen = honestHoursFrozen
  }
}

/// How many freezes there are.
package struct FreezeCounts: Codable, Hashable, Sendable {
  package var active: Int
  /// Begun in the last 24 hours of engine time.
  package var lastDay: Int

  package init(active: Int, lastDay: Int) {
    self.active = active
    self.lastDay = lastDay
  }
}
