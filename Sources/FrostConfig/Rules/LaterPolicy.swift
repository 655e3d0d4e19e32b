import CEL
import FrostRules

/// Keys of the policy that are read for their shape only: settlement calendars and consent.
struct LaterPolicy {
  let sections: Sections
  let findings: Findings

  func check() {
    if let value = sections["calendars"] { checkCalendars(value) }
    if let value = sections["approve"] { checkApprove(value) }
  }

  /// The files that calendars name, which are no rule files.
  static func calendarFiles(_ calendars: YAMLValue) -> [String] {
    guard case .map(let entries) = calendars.content else { return [] }
    return entries.compactMap { entry in
      guard case .map(let keys) = entry.value.content, let file = keys.first(where: { $0.key == "file" }),
        case .text(let path, _) = file.value.content
      else { return nil }
      return path
    }
  }

  private func checkCalendars(_ value: YAMLValue) {
    let example =
      "calendars: {withdrawal: {file: calendars/cn-bank.yaml, cutoff: \"17:00\", zone: Asia/Shanghai, days: 1..3}}"
    for entry in value.entries("`calendars`", example: example, findings) ?? [] {
      let known = ["file", "cutoff", "zone", "days"]
      guard let map = MapReader(entry.value, "the calendar `\(entry.key)`", known: known, example: example, findings)
      else { continue }
      _ = map.required("file", example: "file: calendars/cn-bank.yaml")
      if let cutoff = map.text("cutoff", example: "cutoff: 17:00"), !isTimeOfDay(cutoff.value) {
        findings.error(
          "`cutoff` is a time of day, not `\(cutoff.value)`", at: cutoff.place, length: cutoff.value.count,
          hint: "for example cutoff: 17:00")
      }
      _ = map.text("zone", example: "zone: Asia/Shanghai")
      _ = map.text("days", example: "days: 1..3")
    }
  }

  private func isTimeOfDay(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return false }
    return (0..<24).contains(hour) && (0..<60).contains(minute)
  }

  private func checkApprove(_ value: YAMLValue) {
    let known = ["stage-enforce", "guard-raise", "bulk-release", "allow-entry"]
    let example = "approve: {stage-enforce: 1}"
    guard let map = MapReader(value, "`approve`", known: known, example: example, findings) else { return }
    for key in known { _ = map.integer(key, in: 0...9, example: "\(key): 1") }
  }
}
