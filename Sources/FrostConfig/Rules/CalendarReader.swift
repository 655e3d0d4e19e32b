import CEL
import FrostEvents
import FrostRules

/// `calendars`: how movements settle, by event type, each with the file of its working days.
struct CalendarReader {
  private static let example =
    "calendars: {withdrawal: {file: calendars/cn-bank.yaml, cutoff: \"17:00\", zone: Asia/Shanghai, days: 1..3}}"

  let findings: Findings
  let files: RuleFiles

  /// The files that calendars name, which are no rule files.
  static func files(_ calendars: YAMLValue) -> [String] {
    guard case .map(let entries) = calendars.content else { return [] }
    return entries.compactMap { entry in
      guard case .map(let keys) = entry.value.content, let file = keys.first(where: { $0.key == "file" }),
        case .text(let path, _) = file.value.content
      else { return nil }
      return path
    }
  }

  /// Sorted by type.
  func rails(_ value: YAMLValue) -> [SettlementRail] {
    (value.entries("`calendars`", example: Self.example, findings) ?? []).compactMap { rail($0) }
      .sorted { $0.type < $1.type }
  }

  private func rail(_ entry: YAMLValue.Entry) -> SettlementRail? {
    guard
      let map = MapReader(
        entry.value, "the calendar `\(entry.key)`", known: MapKeys.calendar, example: Self.example, findings)
    else { return nil }
    let file = map.required("file", example: "file: calendars/cn-bank.yaml")?
      .text("file", example: "file: calendars/cn-bank.yaml", findings)
    let calendar = file.flatMap { files.text(at: $0, findings) }
      .flatMap { CalendarFileReader(findings: findings).read($0) }
    let cutoff = map.required("cutoff", example: "cutoff: \"17:00\"")?
      .text("cutoff", example: "cutoff: \"17:00\"", findings).flatMap { minutes($0) }
    let zone = map.required("zone", example: "zone: Asia/Shanghai")?
      .text("zone", example: "zone: Asia/Shanghai", findings).flatMap { files.zone($0, findings) }
    let days = map.required("days", example: "days: 1..3")?.text("days", example: "days: 1..3", findings)
      .flatMap { self.days($0) }
    guard let calendar, let cutoff, let zone, let days else { return nil }
    return SettlementRail(type: entry.key, calendar: calendar, cutoff: cutoff, zone: zone, days: days)
  }

  /// `17:00` as minutes since midnight.
  private func minutes(_ text: Placed<String>) -> Int? {
    let parts = text.value.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute)
    {
      return hour * 60 + minute
    }
    findings.error(
      "`cutoff` is a time of day, not `\(text.value)`", at: text.place, length: text.value.unicodeScalars.count,
      hint: "for example cutoff: 17:00")
    return nil
  }

  /// `1..3`, or one number.
  private func days(_ text: Placed<String>) -> ClosedRange<Int>? {
    let bounds = text.value.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
    if (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1], 0 <= low,
      low <= high, high <= 30
    {
      return low...high
    }
    findings.error(
      "`days` is how many working days it takes, not `\(text.value)`", at: text.place,
      length: text.value.unicodeScalars.count, hint: "for example days: 1..3")
    return nil
  }
}
