import FrostEvents

extension EvaluationReport {
  package init(_ input: EvaluationInput) {
    let people = Dictionary(input.frauds.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
    let freezes = Dictionary(grouping: input.reactions.filter { $0.kind == .freeze }, by: \.account)
    let reactions = Dictionary(grouping: input.reactions, by: \.account)

    schema = Self.schema
    seed = input.seed
    currency = input.currency
    events = input.events
    days = Double(input.end.milliseconds - input.start.milliseconds) / 86_400_000
    activeAccounts = input.activeAccounts
    activeAccountDays = input.activeAccountDays
    money = Money()
    var moneyByScenario: [String: Money] = [:]
    for movement in input.movements {
      let person = people[movement.account]
      let frozen = freezes[movement.account] ?? []
      Self.add(movement, to: &money, person: person, freezes: frozen)
      if let person {
        Self.add(movement, to: &moneyByScenario[person.scenario, default: Money()], person: person, freezes: frozen)
      }
    }
    let firstFreezes = freezes.compactMapValues { $0.map(\.from).min() }
    scenarios = Self.scenarios(
      people.values, frozen: firstFreezes, reached: Set(reactions.keys), money: moneyByScenario)
    hoursToFreeze = Self.hoursToFreeze(people.values, firstFreezes)
    frozenAccounts = freezes.count
    let honest = freezes.filter { people[$0.key] == nil }
    frozenHonestAccounts = honest.count
    let hours = honest.mapValues { Self.hours($0, streamEnd: input.end) }
    honestHoursFrozen = hours.values.sorted().reduce(0, +)
    longestHonestHours = hours.values.max() ?? 0
  }

  private static func add(
    _ movement: EvaluationInput.Movement, to money: inout Money, person: EvaluationInput.Person?,
    freezes: [EvaluationInput.Reaction]
  ) {
    switch movement.ending {
    case .neither: break
    case .stopped: money.stopped += movement.amount
    case .lost:
      let isFrozen = freezes.contains {
        $0.from < movement.time && movement.time < ($0.until ?? EventTime(milliseconds: .max))
      }
      if isFrozen {
        money.leaked += movement.amount
      } else if movement.time <= person?.firstEvidence ?? movement.time {
        money.lostBeforeEvidence += movement.amount
      } else {
        money.lostAfterEvidence += movement.amount
      }
    }
  }

  private static func scenarios(
    _ people: some Collection<EvaluationInput.Person>, frozen: [String: EventTime], reached: Set<String>,
    money: [String: Money]
  ) -> [Scenario] {
    Dictionary(grouping: people.filter { $0.firstEvidence != nil }, by: \.scenario).map { name, people in
      let wanted = people.filter(\.shouldBeStopped)
      let deceived = people.filter { !$0.shouldBeStopped }
      return Scenario(
        name: name, accounts: wanted.count, caught: wanted.count { frozen[$0.account] != nil },
        deceived: deceived.count, reached: deceived.count { reached.contains($0.account) },
        hoursToFreeze: hoursToFreeze(wanted, frozen), money: money[name] ?? Money())
    }.sorted { $0.name < $1.name }
  }

  private static func hoursToFreeze(
    _ people: some Collection<EvaluationInput.Person>, _ frozen: [String: EventTime]
  ) -> Double? {
    Figures.median(
      people.filter(\.shouldBeStopped).compactMap { person in
        guard let seen = person.firstEvidence, let frozen = frozen[person.account] else { return nil }
        return Double(max(0, frozen.milliseconds - seen.milliseconds)) / 3_600_000
      })
  }

  /// Hours in which at least one of the freezes stood.
  private static func hours(_ freezes: [EvaluationInput.Reaction], streamEnd: EventTime) -> Double {
    var total: Int64 = 0
    var covered = Int64.min
    for freeze in freezes.sorted(by: { $0.from < $1.from }) {
      let end = min(freeze.until ?? streamEnd, streamEnd).milliseconds
      total += max(0, end - max(freeze.from.milliseconds, covered))
      covered = max(covered, end)
    }
    return Double(total) / 3_600_000
  }
}
