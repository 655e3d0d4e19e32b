package import FrostEvents

/// What a simulated stream is made from. The same options give the same bytes.
package struct WalletOptions: Sendable {
  /// How long the stream is.
  package enum Extent: Hashable, Sendable {
    /// Ends after this many lines, repeated ones included.
    case events(Int)
    /// Ends with the last event before this many days have passed.
    case days(Int)
  }

  package var seed: UInt64 = 1
  /// Honest accounts, those that register during the stream included. Fraudsters' own accounts come on top.
  package var accounts = 5_000
  package var extent = Extent.days(30)
  /// The stream's first moment; the default is 2026-03-02T00:00:00+08:00, a Monday.
  package var start = EventTime(milliseconds: 1_772_380_800_000)
  /// Share of the accounts that take part in a fraud, willing or not; from 0 to 0.2. Above 0 every scenario happens.
  package var fraudShare = 0.01
  /// Days without fraud at the beginning, so that history exists; nil: 14 days, or 3 tenths of a shorter stream.
  package var fraudStartsAfterDays: Double?
  /// Share of the lines that stand up to 20 seconds too late in the stream.
  package var lateShare = 0.001
  /// Share of the lines that are written twice.
  package var duplicateShare = 0.001

  package init() {}

  /// Lines that an account causes on an average day; measured, so that a number of lines can be planned as days.
  static let linesPerAccountAndDay = 1.45

  /// How long the stream will be, in milliseconds; an estimate when only the number of lines is given.
  var plannedMilliseconds: Int64 {
    switch extent {
    case .days(let days): Int64(days) * .day
    case .events(let lines):
      Int64(Double(lines) / (Double(accounts) * Self.linesPerAccountAndDay) * Double(Int64.day))
    }
  }

  var fraudStart: Int64 {
    let planned = Double(plannedMilliseconds)
    let quiet = fraudStartsAfterDays.map { $0 * Double(Int64.day) } ?? min(14 * Double(Int64.day), planned * 0.3)
    return start.milliseconds + Int64(quiet)
  }

  var plannedEnd: Int64 { start.milliseconds + plannedMilliseconds }
}
