import FrostEngine
import FrostEvents
import FrostRules

/// The highest scores that accounts came to, as payers and as payees.
struct ScoreTally: Sendable {
  private struct Account: Sendable {
    var first: EventTime
    var enforce = 0.0
    var all = 0.0

    mutating func raise(_ verdict: Examination.Verdict) {
      enforce = max(enforce, verdict.enforce)
      all = max(all, verdict.all)
    }
  }

  private static let step = 5.0
  private var accounts: [String: Account] = [:]

  mutating func note(_ verdict: Examination.Verdict, at time: EventTime) {
    guard verdict.kind == .account || verdict.kind == .payee else { return }
    accounts[verdict.subject, default: Account(first: time)].raise(verdict)
  }

  func distribution(_ known: KnownOutcomes, cap: Double) -> [BacktestReport.Scores] {
    var scores = stride(from: 0, through: max(cap, Self.step), by: Self.step).map { BacktestReport.Scores(from: $0) }
    for (account, seen) in accounts {
      let place = min(scores.count - 1, max(0, Int(seen.all / Self.step)))
      switch known[account] {
      case .fraud: scores[place].fraud += 1
      case .honest: scores[place].honest += 1
      case nil: scores[place].unknown += 1
      }
    }
    return scores
  }

  func thresholds(_ known: KnownOutcomes, cap: Double, mature: EventTime) -> [BacktestReport.Threshold] {
    stride(from: Self.step, through: max(cap, Self.step), by: Self.step).map { score in
      let enforce = shares(known, mature) { $0.enforce >= score }
      let all = shares(known, mature) { $0.all >= score }
      return BacktestReport.Threshold(
        score: score, precision: enforce.precision, recall: enforce.recall, precisionOfAll: all.precision,
        recallOfAll: all.recall)
    }
  }

  private func shares(
    _ known: KnownOutcomes, _ mature: EventTime, _ reaches: (Account) -> Bool
  ) -> (precision: Double?, recall: Double?) {
    var (fraud, honest, caught) = (0, 0, 0)
    for (account, seen) in accounts where reaches(seen) {
      let verdict = known[account]
      if verdict == .fraud { caught += 1 }
      guard seen.first <= mature else { continue }
      if verdict == .fraud { fraud += 1 } else if verdict == .honest { honest += 1 }
    }
    return (
      fraud + honest == 0 ? nil : Double(fraud) / Double(fraud + honest),
      known.frauds == 0 ? nil : Double(caught) / Double(known.frauds)
    )
  }
}
