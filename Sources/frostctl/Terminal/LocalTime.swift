import Foundation

/// Times of documents (RFC 3339 in UTC) as the reader's clock shows them.
struct LocalTime {
  var zone: TimeZone = .current

  /// `2026-03-02 10:41`; with seconds and offset where `precisely`. A text that is no time stays as it is.
  func text(_ time: String, precisely: Bool = false) -> String {
    guard let date = Self.date(time) else { return time }
    let style = Date.VerbatimFormatStyle(
      format: precisely
        ? "\(year: .extended(minimumLength: 4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)"
        : "\(year: .extended(minimumLength: 4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
      timeZone: zone, calendar: Calendar(identifier: .gregorian))
    return date.formatted(style) + (precisely ? " " + offset(at: date) : "")
  }

  func text(_ time: String?, or none: String) -> String { time.map { text($0) } ?? none }

  static func date(_ time: String) -> Date? {
    let style = Date.ISO8601FormatStyle()
    return
      (try? style.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted).parse(time))
      ?? (try? style.parse(time))
  }

  /// As documents write it.
  static func document(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private func offset(at date: Date) -> String {
    let minutes = zone.secondsFromGMT(for: date) / 60
    guard minutes != 0 else { return "UTC" }
    let magnitude = abs(minutes)
    let digits = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return (minutes < 0 ? "-" : "+") + digits(magnitude / 60) + ":" + digits(magnitude % 60)
  }
}
