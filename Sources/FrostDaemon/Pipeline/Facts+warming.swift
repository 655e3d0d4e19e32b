import FrostEngine
import FrostEvents

extension Facts.Contents {
  /// Rules that still act as shadow because a feature that they read came with a reload.
  var stillCold: [ColdRule] { cold.filter { $0.isCold(at: EventTime(milliseconds: counters.watermark)) } }

  /// nil: every rule acts at its stage.
  var warmingSentence: String? {
    let rules = stillCold
    guard !rules.isEmpty else { return nil }
    let last = rules.contains { $0.until == nil } ? nil : rules.compactMap(\.until).max()
    let until = last.map { "until \($0.text)" } ?? "until frostd is started again"
    let who = rules.count == 1 ? "1 rule acts" : "\(rules.count) rules act"
    return "\(who) as shadow \(until), new features have to be filled: frostctl rules list"
  }
}
