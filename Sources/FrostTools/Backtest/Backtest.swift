import CEL
package import FrostEngine
import FrostEvents
package import FrostRules

/// Runs a stream through the engine with its own time for a clock, and counts what each rule and the freezes did.
package struct Backtest: ~Copyable {
  /// Inputs so far.
  package private(set) var events = 0
  /// Bytes of the stream so far.
  package private(set) var bytes: Int64 = 0
  private let rules: RuleSet
  /// nil: events are brought.
  private var stream: StreamReader?
  private var engine: Engine
  private var tallies: [Tally]
  private var freezes = Tally()
  private var frozen: [String: BacktestReport.Frozen] = [:]
  private var scores = ScoreTally()
  private var periods = PeriodTally()
  private var quarantined = 0
  private var start = EventTime(milliseconds: .max)
  private var end = EventTime(milliseconds: .min)

  /// - Parameter path: a file of JSON Lines; `-` is standard input.
  package init(_ rules: RuleSet, on path: String) throws(StreamReader.Failure) {
    self.init(rules)
    stream = try StreamReader(path, schema: rules.schema)
  }

  /// Of events that are brought by `take`.
  package init(_ rules: RuleSet) {
    self.rules = rules
    engine = Engine(rules: rules)
    tallies = rules.rules.map { _ in Tally() }
  }

  /// Takes the next events of the stream.
  /// - Returns: whether there were any.
  package mutating func step() throws(StreamReader.Failure) -> Bool {
    guard let batch = try stream?.next() else { return false }
    bytes = batch.position.offset
    take(batch)
    return true
  }

  /// Takes part of a journal.
  package mutating func take(_ part: JournalStream.Part) {
    switch part {
    case .events(let batch): take(batch)
    case .told(let told): engine.take(told)
    }
  }

  private mutating func take(_ batch: EventBatch) {
    for event in 0..<batch.count {
      let time = EventTime(milliseconds: batch.words[event * batch.width + rules.schema.roles.time])
      start = min(start, time)
      end = max(end, time)
    }
    let (commit, examinations) = engine.examine(batch, .verdicts)
    events += batch.count
    quarantined += commit.quarantined.count
    for examination in examinations { note(examination) }
  }

  private mutating func note(_ examination: Examination) {
    let scalar = rules.schema.roles.amount.map { examination.fields[$0] }
    let amount = scalar?.state == .value ? scalar?.bits ?? 0 : 0
    for hit in examination.rules {
      tallies[hit.rule].note(
        Self.subject(of: rules.rules[hit.rule], examination), at: examination.time, amount: amount)
    }
    periods.noteHit(at: examination.time)
    for verdict in examination.verdicts { scores.note(verdict, at: examination.time) }
    for verdict in examination.verdicts where verdict.done.contains("freeze") {
      freezes.note(verdict.subject, at: examination.time, amount: amount)
      guard frozen[verdict.subject] == nil else { continue }
      periods.noteFreeze(at: examination.time)
      let by = examination.rules.filter { rules.rules[$0.rule].subject == verdict.kind && $0.stage == .enforce }
      frozen[verdict.subject] = BacktestReport.Frozen(
        account: verdict.subject, time: examination.time.text, rules: by.map { rules.rules[$0.rule].id })
    }
  }

  /// Rules about payees are judged by the payee, all others by the event's account.
  static func subject(of rule: Rule, _ examination: Examination) -> String {
    rule.subject == .payee ? examination.payee ?? examination.account : examination.account
  }

  /// - Parameter maturity: milliseconds that people need to find out; who was first hit less than that before the stream's
  ///   end is not judged.
  package func report(_ known: KnownOutcomes, maturity: Int64) -> BacktestReport {
    let last = events == 0 ? EventTime(milliseconds: 0) : end
    let mature = EventTime(milliseconds: last.milliseconds - maturity)
    return BacktestReport(
      rulesHash: rules.hash, currency: rules.schema.bookCurrency.code, quarantined: quarantined, end: last.text,
      maturityDays: Double(maturity) / 86_400_000,
      freezes: freezes.row("freezes", stage: "", known, mature: mature),
      rules: zip(rules.rules, tallies).filter { $0.0.stage != .disabled }.map { rule, tally in
        tally.row(rule.id, stage: rule.stage.rawValue, known, mature: mature)
      }, events: events, bands: rules.policy.spec.bands.map(\.from),
      scores: scores.distribution(known, cap: rules.policy.spec.cap),
      thresholds: scores.thresholds(known, cap: rules.policy.spec.cap, mature: mature),
      periods: events == 0 ? [] : periods.periods(from: start, to: end))
  }

  /// What this rule set freezes and `other` does not, and the other way round.
  package func difference(to other: borrowing Backtest) -> BacktestReport.Difference {
    BacktestReport.Difference(
      againstHash: other.rules.hash, more: Self.only(frozen, without: other.frozen),
      fewer: Self.only(other.frozen, without: frozen))
  }

  private static func only(
    _ here: [String: BacktestReport.Frozen], without there: [String: BacktestReport.Frozen]
  ) -> [BacktestReport.Frozen] {
    here.values.filter { there[$0.account] == nil }.sorted { ($0.time, $0.account) < ($1.time, $1.account) }
  }
}
