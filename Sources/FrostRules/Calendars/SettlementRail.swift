package import CEL
package import FrostEvents

/// How one kind of movement settles: on which days, and until when on such a day it can be stopped.
package struct SettlementRail: Sendable {
  /// The event type it is for: `withdrawal`.
  package var type: String
  package var calendar: SettlementCalendar
  /// Minutes since local midnight at which the bank takes the day's movements.
  package var cutoff: Int
  package var zone: TimeZoneRules
  /// Working days from booking until the money arrives, at least and at most.
  package var days: ClosedRange<Int>

  package init(
    type: String, calendar: SettlementCalendar, cutoff: Int, zone: TimeZoneRules, days: ClosedRange<Int>
  ) {
    self.type = type
    self.calendar = calendar
    self.cutoff = cutoff
    self.zone = zone
    self.days = days
  }

  /// The earliest moment from which on a movement asked for at `time` cannot be stopped; always later than `time`. It is
  /// booked on its day, or on the next working day when that day is off or its cut-off has passed, and may leave `days`'
  /// lower bound of working days later.
  package func cutoff(of time: EventTime) -> EventTime {
    let seconds = floored(time.milliseconds, 1000)
    let local = seconds + zone.offset(at: seconds)
    let today = Int(floored(local, 86_400))
    var day = today
    if !calendar.mayWork(day) || moment(day) <= time { day = calendar.next(after: day) }
    for _ in 0..<days.lowerBound { day = calendar.next(after: day) }
    return moment(day)
  }

  /// Until when a hold of a movement asked for at `time` may wait: so long before the cut-off (`before`, milliseconds), or
  /// until the cut-off itself where that has passed, and never longer than `atMost`.
  package func deadline(of time: EventTime, before: Int64, atMost: Int64) -> EventTime {
    let cutoff = cutoff(of: time)
    let wish = EventTime(milliseconds: cutoff.milliseconds - before)
    return min(wish > time ? wish : cutoff, EventTime(milliseconds: time.milliseconds + atMost))
  }

  /// The cut-off of a local day.
  private func moment(_ day: Int) -> EventTime {
    let local = Int64(day) * 86_400 + Int64(cutoff) * 60
    var seconds = local - zone.offset(at: local)
    seconds = local - zone.offset(at: seconds)
    return EventTime(milliseconds: seconds * 1000)
  }

  private func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
