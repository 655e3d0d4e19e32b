/// Totals since the state directory was made. Every line read is in exactly one of
/// `scored`, `duplicates`, `late` and `quarantined`.
package struct Counters: Hashable, Sendable {
  package var scored: Int64 = 0
  package var duplicates: Int64 = 0
  package var late: Int64 = 0
  package var quarantined: Int64 = 0
  /// Rule terms whose value was unknown.
  package var unknownTerms: Int64 = 0
  /// Times (ms) of the newest event and of engine time.
  package var watermark: Int64 = 0
  /// Time (ms) of each source's newest event.
  package var watermarks: [String: Int64] = [:]
  /// Money that left an account while it was frozen, minor units, and how often.
  package var leakedAmount: Int64 = 0
  package var leaks: Int64 = 0
  /// Event time (ms) of the newest leak; 0: there was none.
  package var lastLeak: Int64 = 0
  /// Amounts left out because there was no rate for their currency.
  package var unratedAmounts: Int64 = 0
  /// Event ids that were forgotten before their time because there were too many: a line written twice could count twice.
  package var forgottenIDs: Int64 = 0

  /// Freezes that people ended, and the sum of how long those stood, milliseconds.
  package var releases: Int64 = 0
  package var releaseTime: Int64 = 0
  /// Those of them whose outcome was `honest`.
  package var honestReleases: Int64 = 0
  package var honestTime: Int64 = 0

  package init() {}
}
