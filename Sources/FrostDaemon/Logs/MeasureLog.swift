import FrostEngine

/// The journal's lines about guards that trip, brakes, allow entries and requests for consent.
enum MeasureLog {
  struct Line: Hashable {
    var text: String
    /// Somebody has to look.
    var isWarning: Bool
  }

  static func lines(of commit: Commit) -> [Line] {
    commit.measures.compactMap { row in
      let rules = row.rules.isEmpty ? "all rules together" : row.rules.joined(separator: ", ")
      switch (row.kind, row.state) {
      case (.guardTrip, .standing):
        return Line(
          text: "storm guard: \(row.text); freezes are holds and step-ups now, see `frostctl guard status` [\(row.id)]",
          isWarning: true)
      case (.guardTrip, .ended):
        return Line(text: "storm guard: the trip of \(rules) is over: \(row.endedBy) [\(row.id)]", isWarning: false)
      case (.guardRaise, .standing):
        return Line(
          text: "storm guard: \(rules) may freeze \(row.number), by \(row.by): \(row.reason)", isWarning: false)
      case (.modeCap, .standing):
        return Line(text: "the mode is capped at \(row.text) by \(row.by): \(row.reason)", isWarning: true)
      case (.modeCap, .ended): return Line(text: "the cap of the mode is lifted by \(row.endedBy)", isWarning: false)
      case (.approval, .standing) where row.others.isEmpty:
        return Line(text: "waits for consent (\(row.text)): \(rules), see `frostctl approvals list`", isWarning: false)
      case (.allow, .standing):
        return Line(text: "\(rules) leave \(row.account) alone, by \(row.by): \(row.reason)", isWarning: false)
      case (.approval, _), (.allow, .ended), (.guardRaise, .ended), (.overLine, _): return nil
      }
    }
  }
}
