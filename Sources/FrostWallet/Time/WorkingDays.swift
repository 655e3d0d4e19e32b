/// Banks settle on working days: Monday to Friday, by the clock of `offset`.
enum WorkingDays {
  /// The moment of the day of `time` that lies `days` working days later, at `clock` milliseconds after midnight.
  static func after(_ time: Int64, days: Int, clock: Int64, offset: Int64) -> Int64 {
    var day = (time + offset).floored(by: .day)
    var left = days
    while left > 0 {
      day += 1
      if isWorking(day) { left -= 1 }
    }
    return day * .day + clock - offset
  }

  /// 1970-01-01 was a Thursday.
  static func isWorking(_ daysSince1970: Int64) -> Bool {
    let weekday = ((daysSince1970 + 3) % 7 + 7) % 7
    return weekday < 5
  }
}
