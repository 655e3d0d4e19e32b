import CEL
import FrostRules

/// `bands`: from which score on what is done, by subject.
struct BandReader {
  private static let example = "bands: {account: [{from: 80, do: [freeze, alert, case]}]}"

  let findings: Findings

  func read(_ value: YAMLValue, into policy: inout PolicySpec) {
    let subjects = RuleSpec.Subject.allCases
    guard let map = MapReader(value, "`bands`", known: subjects.map(\.rawValue), example: Self.example, findings) else {
      return
    }
    _ = map.required("account", example: Self.example)
    for subject in subjects {
      guard let value = map[subject.rawValue] else { continue }
      let read = bands(value, of: subject)
      if subject == .account { policy.bands = read } else { policy.otherBands[subject] = read }
    }
  }

  private func bands(_ value: YAMLValue, of subject: RuleSpec.Subject) -> [PolicySpec.Band] {
    let items = value.items("`\(subject.rawValue)`", example: Self.example, findings) ?? []
    var bands: [PolicySpec.Band] = []
    for band in items.compactMap({ band($0, of: subject) }) {
      if let same = bands.first(where: { $0.from == band.from }) {
        findings.error(
          "two bands begin at the same score", at: band.place, hint: "the first is at line \(same.place.line)")
      }
      bands.append(band)
    }
    return bands.sorted { $0.from < $1.from }
  }

  private func band(_ value: YAMLValue, of subject: RuleSpec.Subject) -> PolicySpec.Band? {
    guard let map = MapReader(value, "a band", known: MapKeys.band, example: Self.example, findings),
      let from = map.required("from", example: "from: 80")?.number("from", example: "from: 80", findings),
      let list = map.required("do", example: "do: [freeze, case]")?.items("`do`", example: "do: [freeze]", findings)
    else { return nil }
    let actions = list.compactMap { item -> PolicySpec.Action? in
      guard let action = item.choice("do", of: PolicySpec.Action.self, findings) else { return nil }
      if let problem = problem(action.value, of: subject) {
        findings.error(problem.message, at: action.place, length: action.value.rawValue.count, hint: problem.hint)
      }
      return action.value
    }
    return PolicySpec.Band(from: from, actions: actions, at: value.place)
  }

  /// A device may only be denied binding and registration, and nothing else may.
  private func problem(_ action: PolicySpec.Action, of subject: RuleSpec.Subject) -> (message: String, hint: String)? {
    switch (subject, action) {
    case (.device, .deny), (.device, .openCase), (.device, .alert): nil
    case (.device, _):
      (
        "`\(action.rawValue)` is nothing that can be done to a device",
        "a device may be denied binding and registration: do: [deny, case]"
      )
    case (_, .deny): ("`deny` is for a device, not for \(subject.rawValue)", "for example do: [freeze, case]")
    default: nil
    }
  }
}
