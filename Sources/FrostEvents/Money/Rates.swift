/// Dated rates into the book currency, from a `date,currency,rate` file. The rate of a day is the newest one that is
/// not after it.
package struct Rates: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var currency: Currency
    /// Midnight UTC of the first day the rate holds for.
    package var from: EventTime
    /// Book units for one unit of `currency`, times 10^9.
    package var billionths: Int64

    package init(currency: Currency, from: EventTime, billionths: Int64) {
      self.currency = currency
      self.from = from
      self.billionths = billionths
    }
  }

  /// Sorted by currency code, then `from`.
  package var entries: [Entry]

  package init(entries: [Entry] = []) {
    self.entries = entries.sorted { ($0.currency.code, $0.from) < ($1.currency.code, $1.from) }
  }
}
