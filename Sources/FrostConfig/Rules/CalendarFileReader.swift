import CEL
import FrostEvents
import FrostRules

/// A calendar's file: days off, make-up working days, and from when to when it holds.
struct CalendarFileReader {
  private static let example =
    "calendar: cn-bank; the keys are \(MapKeys.calendarFile.joined(separator: ", ")), a day is 2026-10-01, several 2026-10-01..2026-10-07"

  enum Weekday: String, CaseIterable { case sunday, monday, tuesday, wednesday, thursday, friday, saturday }

  let findings: Findings

  func read(_ source: SourceText) -> SettlementCalendar? {
    guard let root = YAMLReader(source: source, findings: findings).read(),
      let map = MapReader(root, "a calendar", known: MapKeys.calendarFile, example: Self.example, findings)
    else { return nil }
    let name = map.required("calendar", example: "calendar: cn-bank")?.text("calendar", example: "cn-bank", findings)
    let origin = map.required("source", example: "source: the official notice")?
      .text("source", example: "source: the official notice", findings)
    let begins = map.required("begins", example: "begins: 2026-01-01").flatMap { days($0)?.lowerBound }
    let ends = map.required("ends", example: "ends: 2026-12-31").flatMap { days($0)?.upperBound }
    let weekend = (map["weekend"]?.items("`weekend`", example: "weekend: [saturday, sunday]", findings) ?? [])
      .compactMap { $0.choice("weekend", of: Weekday.self, findings)?.value }
      .compactMap { Weekday.allCases.firstIndex(of: $0) }
    guard let name, let origin, let begins, let ends else { return nil }
    guard begins <= ends else {
      findings.error("the calendar ends before it begins", at: map["ends"]?.place ?? map.place)
      return nil
    }
    let holidays = list("holidays", map, within: begins...ends)
    let makeUp = list("make-up", map, within: begins...ends)
    if let both = holidays.intersection(makeUp).min() {
      findings.error(
        "\(Self.text(both)) is both a holiday and a make-up working day", at: map["make-up"]?.place ?? map.place)
    }
    return SettlementCalendar(
      name: name.value, source: origin.value, days: begins...ends,
      weekend: map.has("weekend") ? Set(weekend) : [0, 6], holidays: holidays, makeUp: makeUp)
  }

  private func list(_ key: String, _ map: MapReader, within days: ClosedRange<Int>) -> Set<Int> {
    var found: Set<Int> = []
    for item in map[key]?.items("`\(key)`", example: "\(key): [2026-10-01..2026-10-07]", findings) ?? [] {
      guard let range = self.days(item) else { continue }
      if range.clamped(to: days) != range {
        findings.error(
          "the calendar speaks of \(Self.text(days.lowerBound)) to \(Self.text(days.upperBound)) only", at: item,
          hint: "mend the day, or `begins` and `ends`")
      }
      found.formUnion(range)
    }
    return found
  }

  /// `2026-10-01`, or `2026-10-01..2026-10-07`.
  private func days(_ value: YAMLValue) -> ClosedRange<Int>? {
    if case .text(let text, _) = value.content {
      let parts = text.split(separator: ".", omittingEmptySubsequences: true).map { Self.day(String($0)) }
      if (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first <= last {
        return first...last
      }
    }
    value.expected("a day is written 2026-10-01, several 2026-10-01..2026-10-07", "2026-10-01", findings)
    return nil
  }

  private static func day(_ text: String) -> Int? {
    guard let time = try? EventTime(rfc3339: text + "T00:00:00Z") else { return nil }
    return Int(time.milliseconds / 86_400_000)
  }

  private static func text(_ day: Int) -> String {
    String(EventTime(milliseconds: Int64(day) * 86_400_000).text.prefix(10))
  }
}
