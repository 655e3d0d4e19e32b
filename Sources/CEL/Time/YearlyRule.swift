/// How a zone goes on beyond its last listed change: the TZ text of POSIX, `CST6CDT,M3.2.0,M11.1.0`.
struct YearlyRule: Sendable {
  /// A day of every year, and the second of that day on the clock before the change.
  private struct Change: Sendable {
    enum Day: Sendable {
      /// The weekday's `week`th time in the month, 5 the last.
      case weekday(month: Int, week: Int, weekday: Int)
      /// 1...365, 29 February never counted.
      case julian(Int)
      /// 0...365
      case ordinal(Int)
    }

    var day: Day
    var second: Int64

    /// Seconds since 1970 on the clock before the change.
    func local(in year: Int) -> Int64 {
      let january = Calendar.days(year: year, month: 1, day: 1)
      let days: Int
      switch day {
      case .julian(let day): days = january + day - 1 + (Calendar.isLeap(year) && day >= 60 ? 1 : 0)
      case .ordinal(let day): days = january + day
      case .weekday(let month, let week, let weekday):
        let first = Calendar.days(year: year, month: month, day: 1)
        let ahead = (weekday - (first + 4)).remainder(dividingBy: 7)
        let length = Calendar.length(ofMonth: month, in: year)
        var day = ahead + (week - 1) * 7
        while day >= length { day -= 7 }
        days = first + day
      }
      return Int64(days) * 86_400 + second
    }
  }

  private var standard: Int64
  private var summer: (offset: Int64, start: Change, end: Change)?

  /// - Returns: nil where the text is empty or not of this form.
  init?(posix text: String) {
    var reader = Reader(rest: Array(text.unicodeScalars)[...])
    guard reader.skipName(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else { return }
    guard reader.skipName() else { return nil }
    let offset = reader.rest.first == "," ? standard + 3_600 : reader.time().map { -$0 }
    guard let offset, reader.take(","), let start = reader.change(), reader.take(","), let end = reader.change(),
      reader.rest.isEmpty
    else { return nil }
    summer = (offset, start, end)
  }

  /// Seconds to add to UTC.
  func offset(at seconds: Int64) -> Int64 {
    guard let summer else { return standard }
    let year = CivilTime(local: seconds + standard).year
    let start = summer.start.local(in: year) - standard
    let end = summer.end.local(in: year) - summer.offset
    let isSummer = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
    return isSummer ? summer.offset : standard
  }

  private struct Reader {
    var rest: ArraySlice<Unicode.Scalar>

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }

    /// `CST`, or `<+0545>`.
    mutating func skipName() -> Bool {
      if take("<") {
        while let next = rest.first, next != ">" { _ = take(next) }
        return take(">")
      }
      let before = rest.count
      rest = rest.drop { $0.startsName && $0 != "_" }
      return rest.count < before
    }

    mutating func number(upTo limit: Int) -> Int? {
      let digits = rest.prefix { $0.isDigit }
      guard (1...4).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      let value = digits.reduce(0) { $0 * 10 + Int($1.value) - 48 }
      return value <= limit ? value : nil
    }

    /// `6`, `-5:45`, `2:00:00`, in seconds.
    mutating func time() -> Int64? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(upTo: 167) else { return nil }
      var seconds = hours * 3_600
      if take(":") {
        guard let minutes = number(upTo: 59) else { return nil }
        seconds += minutes * 60
        if take(":") {
          guard let more = number(upTo: 59) else { return nil }
          seconds += more
        }
      }
      return Int64(isNegative ? -seconds : seconds)
    }

    mutating func change() -> Change? {
      let day: Change.Day
      if take("M") {
        guard let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5), week > 0, take("."),
          let weekday = number(upTo: 6)
        else { return nil }
        day = .weekday(month: month, week: week, weekday: weekday)
      } else if take("J") {
        guard let number = number(upTo: 365), number > 0 else { return nil }
        day = .julian(number)
      } else {
        guard let number = number(upTo: 365) else { return nil }
        day = .ordinal(number)
      }
      guard take("/") else { return Change(day: day, second: 7_200) }
      return time().map { Change(day: day, second: $0) }
    }
  }
}
