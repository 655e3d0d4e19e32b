import CEL
import FrostRules

/// `guards`: how many freezes are too many.
struct GuardReader {
  enum Becomes: String, CaseIterable { case hold }

  let findings: Findings

  func read(_ value: YAMLValue) -> PolicySpec.Guards {
    var guards = PolicySpec.Guards()
    let example = "guards: {rule: {freezes: 50 per 10m}, all: {freezes: 300 per 10m, share-of-active: 0.05 %}}"
    guard let map = MapReader(value, "`guards`", known: MapKeys.guards, example: example, findings) else {
      return guards
    }
    if let value = map["rule"],
      let rule = MapReader(value, "`rule`", known: MapKeys.ruleGuard, example: example, findings)
    {
      guards.rule = limit(rule)
      guards.timesBaseline = timesBaseline(rule)
    }
    if let value = map["all"],
      let all = MapReader(value, "`all`", known: MapKeys.allGuard, example: example, findings)
    {
      guards.all = limit(all)
      guards.shareOfActive = all["share-of-active"].flatMap { share($0) }
    }
    if let value = map["on-trip"],
      let onTrip = MapReader(
        value, "`on-trip`", known: MapKeys.onTrip, example: "on-trip: {freeze-becomes: hold, page: true}",
        findings)
    {
      _ = onTrip.choice("freeze-becomes", of: Becomes.self)
      if let pages = onTrip.flag("page") { guards.pages = pages }
    }
    return guards
  }

  private func timesBaseline(_ rule: MapReader) -> Double? {
    let example = "times-baseline: 10"
    guard let value = rule["times-baseline"], let times = value.number("times-baseline", example: example, findings)
    else { return nil }
    guard times > 1 else {
      value.expected("`times-baseline` is more than 1", example, findings)
      return nil
    }
    return times
  }

  /// `50 per 10m`.
  private func limit(_ map: MapReader) -> PolicySpec.Guards.Limit? {
    guard let text = map.text("freezes", example: "freezes: 50 per 10m") else { return nil }
    let parts = text.value.split(separator: " ").map(String.init)
    guard parts.count == 3, parts[1] == "per", let freezes = Int(parts[0]), freezes > 0,
      let within = WrittenDuration.milliseconds(of: parts[2]), within > 0
    else {
      findings.error(
        "`freezes` is a number per time, not `\(text.value)`", at: text.place, length: text.value.unicodeScalars.count,
        hint: "for example freezes: 50 per 10m")
      return nil
    }
    return PolicySpec.Guards.Limit(freezes: freezes, within: within)
  }

  /// `0.05 %`, as a part of one.
  private func share(_ value: YAMLValue) -> Double? {
    guard let text = value.text("share-of-active", example: "share-of-active: 0.05 %", findings) else { return nil }
    guard text.value.hasSuffix("%"), let percent = Double(text.value.dropLast().filter { $0 != " " }),
      percent > 0, percent <= 100
    else {
      value.expected("`share-of-active` is a part in percent", "share-of-active: 0.05 %", findings)
      return nil
    }
    return percent / 100
  }
}
