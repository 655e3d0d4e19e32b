package import FrostEvents

/// On which days banks move money: a file of `calendars/`. Days are counted from 1970-01-01.
package struct SettlementCalendar: Hashable, Sendable {
  package var name: String
  /// What the file was made from: the official notice.
  package var source: String
  /// The first and the last day it speaks of.
  package var days: ClosedRange<Int>
  /// 0 is Sunday.
  package var weekend: Set<Int>
  package var holidays: Set<Int>
  /// Days of a weekend on which banks work.
  package var makeUp: Set<Int>

  package init(
    name: String, source: String, days: ClosedRange<Int>, weekend: Set<Int> = [0, 6], holidays: Set<Int> = [],
    makeUp: Set<Int> = []
  ) {
    self.name = name
    self.source = source
    self.days = days
    self.weekend = weekend
    self.holidays = holidays
    self.makeUp = makeUp
  }

  /// Days before its end from which on it is time to write the next one.
  package static let warnsWithin = 60

  /// Whether money may move on that day. Of a day it does not speak of the answer is yes: a deadline is then too early, never
  /// too late.
  package func mayWork(_ day: Int) -> Bool {
    guard days.contains(day) else { return true }
    if makeUp.contains(day) { return true }
    return !holidays.contains(day) && !weekend.contains(Self.weekday(day))
  }

  func next(after day: Int) -> Int {
    var day = day + 1
    while !mayWork(day) { day += 1 }
    return day
  }

  static func weekday(_ day: Int) -> Int { ((day + 4) % 7 + 7) % 7 }

  /// A sentence where it ends soon or has ended; nil while it is good.
  package func warning(at now: EventTime) -> String? {
    let left = days.upperBound - Int(now.milliseconds / 86_400_000)
    let end = EventTime(milliseconds: Int64(days.upperBound) * 86_400_000).text.prefix(10)
    if left < 0 {
      return "the calendar \(name) ended on \(end): every day counts as a working day; write the next one"
    }
    guard left <= Self.warnsWithin else { return nil }
    let when = left == 0 ? "today" : left == 1 ? "tomorrow" : "in \(left) days"
    return "the calendar \(name) ends on \(end), \(when): write the next one from the official notice"
  }
}
