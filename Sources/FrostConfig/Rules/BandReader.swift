import CEL
import FrostRules

/// `bands`: from which score on what is done, by subject.
struct BandReader {
  private static let example = "bands: {account: [{from: 80, do: [freeze, alert, case]}]}"

  let findings: Findings

  func read(_ value: YAMLValue, into policy: inout PolicySpec) {
    let subjects = RuleSpec.Subject.allCases.map(\.rawValue)
    guard let map = MapReader(value, "`bands`", known: subjects, example: Self.example, findings) else { return }
    if let account = map.required("account", example: Self.example) { policy.bands = bands(account, "account") }
    for subject in RuleSpec.Subject.allCases where subject != .account {
      if let value = map[subject.rawValue] { policy.otherBands[subject] = bands(value, subject.rawValue) }
    }
  }

  private func bands(_ value: YAMLValue, _ subject: String) -> [PolicySpec.Band] {
    let items = value.items("`\(subject)`", example: Self.example, findings) ?? []
    var bands: [PolicySpec.Band] = []
    for band in items.compactMap({ band($0) }) {
      if let same = bands.first(where: { $0.from == band.from }) {
        findings.error(
          "two bands begin at the same score", at: band.place, hint: "the first is at line \(same.place.line)")
      }
      bands.append(band)
    }
    return bands.sorted { $0.from < $1.from }
  }

  private func band(_ value: YAMLValue) -> PolicySpec.Band? {
    guard let map = MapReader(value, "a band", known: ["from", "do"], example: Self.example, findings),
      let from = map.required("from", example: "from: 80")?.number("from", example: "from: 80", findings),
      let list = map.required("do", example: "do: [freeze, case]")?.items("`do`", example: "do: [freeze]", findings)
    else { return nil }
    let actions = list.compactMap { $0.choice("do", of: PolicySpec.Action.self, findings)?.value }
    return PolicySpec.Band(from: from, actions: actions, at: value.place)
  }
}
