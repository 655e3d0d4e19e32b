/// How much of each fraud a single field of a single event gives away: for every field the best threshold, from above or
/// from below, on its value (numbers, hours, dates), on how often the value stands in the stream (texts), and on having
/// one certain value (fields with few values); among those that hit no more than a given share of the honest accounts. Fraud that hides
/// gives away little. What people and Frost say about a fraud afterwards (labels, chargebacks, answers,
/// acknowledgements) is left out.
package struct FieldSeparability: Sendable {
  /// The best single field for a scenario.
  package struct Best: Sendable {
    package var scenario: Scenario
    /// Accounts of the scenario that should be stopped.
    package var accounts: Int
    /// The field and what is asked of it; empty when no field catches any.
    package var condition: String
    /// Share of `accounts` that the condition catches, from 0 to 1.
    package var caught: Double
  }

  /// In the order of `Scenario.allCases`.
  package private(set) var scenarios: [Best] = []
  package private(set) var honestAccounts = 0

  /// Runs the simulation of `options` twice: once to count values, once to judge accounts.
  /// A condition may hit `honestShare` of the honest accounts.
  package init(of options: WalletOptions, honestShare: Double = 0.001) {
    var counts = ValueCounts()
    Self.run(options) { line, _ in counts.add(line) }
    counts.close()
    var scores = AccountScores(counts: counts)
    let truth = Self.run(options) { scores.add($0, account: $1) }
    let honest = scores.accounts.filter { truth.place(of: $0) == nil }
    honestAccounts = honest.count
    let allowed = Int(Double(honest.count) * honestShare)
    let roles = truth.targets()
    scenarios = Scenario.allCases.map { scenario in
      let targets = scores.accounts.filter { roles[$0] == scenario }
      var best = Best(scenario: scenario, accounts: targets.count, condition: "", caught: 0)
      guard !targets.isEmpty else { return best }
      for detector in scores.detectors {
        let sorted = honest.compactMap { detector.score(of: $0) }.sorted(by: >)
        let threshold = allowed < sorted.count ? sorted[allowed] : Int64.min
        let caught = targets.count { detector.score(of: $0).map { $0 > threshold } ?? false }
        let share = Double(caught) / Double(targets.count)
        if share > best.caught {
          best.caught = share
          best.condition = detector.condition
        }
      }
      return best
    }
  }

  @discardableResult
  private static func run(_ options: WalletOptions, _ body: (UnsafeBufferPointer<UInt8>, UInt32) -> Void) -> GroundTruth
  {
    var simulation = WalletSimulation(options)
    var line: [UInt8] = []
    while let event = simulation.next(into: &line) {
      if !hindsight.contains(where: { "\($0)" == "\(event.type)" }) {
        line.withUnsafeBufferPointer { body($0, event.account) }
      }
      line.removeAll(keepingCapacity: true)
    }
    return simulation.truth
  }

  private static let hindsight: [StaticString] = ["label", "chargeback", "user.answer"]
}
