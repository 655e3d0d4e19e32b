/// Why a text is not a time.
package enum TimeTextError: Error, Hashable, Sendable {
  case notATime
  case noOffset
  case noSuchDate
  case noSuchTimeOfDay
  case leapSecond
  case outOfRange
  case notANumber

  /// What is wrong, to follow a colon.
  package var sentence: String {
    switch self {
    case .notATime: "not an RFC 3339 time such as 2026-03-02T10:41:00.000+08:00"
    case .noOffset: "the offset from UTC is missing: end it with Z or with an offset such as +08:00"
    case .noSuchDate: "the calendar has no such date"
    case .noSuchTimeOfDay: "there is no such time of day"
    case .leapSecond: "the leap second :60 is not supported: write :59"
    case .outOfRange: "only the years 1970 to 9999 are supported"
    case .notANumber: "not a number of seconds or milliseconds since 1970"
    }
  }
}
