package import FrostEvents
package import FrostFeatures
package import FrostRules

/// Ordered inputs in, commits out: a pure function of the inputs and the rule set. It has no clock, no randomness and
/// does no I/O. One thread owns it; each commit it returns must be stored, in order, before anything of it is shown.
package struct Engine: Sendable {
  package struct Options: Sendable {
    /// How far behind its source's newest event one may be and still be scored, milliseconds.
    package var lateness: Int64
    /// How far sources may lie apart, milliseconds; 0 where there is one. Histories reach back so much longer.
    package var sourceSkew: Int64
    /// How long event ids are remembered, milliseconds of event time; at least the lateness.
    package var duplicateHorizon: Int64
    /// How many ids are remembered at most, for each half of the horizon.
    package var duplicateLimit: Int
    /// How far ahead of the wall time of its read an event may be, milliseconds; later ones are quarantined. nil: the
    /// stream's own time is the clock.
    package var futureLimit: Int64?
    /// When the history starts, instead of the policy's `history-starts`.
    package var historyStarts: EventTime?
    /// Bytes that keys, texts and ids may take before the coldest keys are packed; nil: none is. It decides no answer.
    package var memoryLimit: Int?
    /// Where packed keys stand.
    package var room: PackingRoom

    package init(
      lateness: Int64 = 300_000, sourceSkew: Int64 = 0, duplicateHorizon: Int64 = DuplicateFilter.defaultHorizon,
      duplicateLimit: Int = DuplicateFilter.defaultLimit, futureLimit: Int64? = nil, historyStarts: EventTime? = nil,
      memoryLimit: Int? = nil, room: PackingRoom = .memory
    ) {
      self.lateness = lateness
      self.sourceSkew = sourceSkew
      self.duplicateHorizon = max(lateness + sourceSkew, duplicateHorizon)
      self.duplicateLimit = duplicateLimit
      self.futureLimit = futureLimit
      self.historyStarts = historyStarts
      self.memoryLimit = memoryLimit
      self.room = room
    }

    /// How far behind the newest event of all sources one may be and still be scored, milliseconds.
    var reach: Int64 { lateness + sourceSkew }

    /// Clocks of machines that are looked after differ by less.
    package static let clockDifference: Int64 = 600_000
  }

  let options: Options
  var bound: BoundRules
  var texts: EngineTexts
  var features: FeatureTable
  var frame: EventFrame
  var book: AccountBook
  var lists = ListBook()
  var labels = LabelBook()
  var neighbours = NeighbourBook()
  var customers = CustomersOfAccounts()
  var unacknowledged = Unacknowledged()
  var vitals: Vitals
  var stormGuard: StormGuard
  var controls = Controls()
  /// By rule number: it is new in `enforce` and waits for consent.
  var unapproved: [Bool]
  /// Whether `unapproved` has to be worked out anew.
  var consentIsStale = true
  /// How often another rule set was taken since the start.
  var adoptions: Int64 = 0
  /// Who brought the rule set in force; empty: nobody knows.
  var adopter = ""
  package internal(set) var counters = Counters()
  var watermarks = SourceWatermarks()

  var duplicates: DuplicateFilter
  /// Number of the next input.
  package internal(set) var nextInput: Int64 = 1
  /// A checkpoint's keys are brought up to this input; nil: they are.
  var gapEnd: Int64?
  /// Idempotency keys of operator inputs, what was asked and answered, newest last; at most `maximumAnswers`.
  var answers: [(key: String, request: String, reply: OperatorReply)] = []
  /// Versions by rule-set hash, and the hash that the journal's newest rule-set record names.
  var versions: [String: Int] = [:]
  var journalledHash: String?
  var recordedFields: RecordedFields
  /// The newest time of an event that the journal has without its fields; nil: it has them all.
  package internal(set) var condensedUntil: EventTime?
  /// Definitions that came with a reload and from when on they know their whole window.
  var warmFrom: [FeatureDefinition: EventTime] = [:]
  var warmNeighbours: [NeighbourDefinition: EventTime] = [:]
  /// By rule number: until when a rule acts as shadow because a feature it reads is not warm yet.
  var coldUntil: [EventTime]
  /// Watches on behalf of a tool; nil in a daemon.
  var examiner: Examiner?
  /// What is known of the next events of a batch.
  var lookahead: Lookahead
  /// What is done to batches that come unprepared.
  var preparation: BatchPreparation
  /// The secret of the tables' hashes.
  package let key: HashKey
  /// The current input's record; its memory is used again.
  var record = ByteWriter()
  /// Effects of the current input.
  var effects = ByteWriter()
  var effectCount: UInt64 = 0
  /// Records of ticks that go to the journal with the next input's; they have no number.
  var ticks: [UInt8] = []
  /// Rules that hit the current event, in file order; their memory is used again.
  var hits: [Hit] = []
  /// Rules that an exception kept from hitting the current event, in file order.
  var excepted: [Excepted] = []
  /// nil: nobody asks for scores.
  var scoreLog: ScoreLog?
  /// nil: nobody waits for the verdicts of the batch in hand.
  var verdictLog: VerdictLog?
  let stepUpPassed: Symbol
  let stepUpFailed: Symbol
  let done: Symbol

  static let maximumAnswers = 1000

  /// - Parameter key: secret of the tables' hashes, so that nobody outside can choose keys that collide. It decides no
  ///   answer.
  package init(rules: RuleSet, options: Options = Options(), key: HashKey = .fixed) {
    self.init(rules: rules, options: options, key: key, symbols: SymbolTable(key: key))
  }

  /// - Parameter symbols: texts that have numbers already.
  init(rules: RuleSet, options: Options, key: HashKey, symbols: SymbolTable) {
    self.options = options
    self.key = key
    preparation = BatchPreparation(rules.schema, key: key)
    var table = symbols
    stepUpPassed = table.intern("step_up.passed")
    stepUpFailed = table.intern("step_up.failed")
    done = table.intern("done")
    bound = BoundRules(rules, symbols: &table)
    texts = EngineTexts(table)
    features = FeatureTable(
      rules.definitions, lateness: options.reach,
      historyStarts: options.historyStarts ?? rules.policy.spec.historyStarts, room: options.room)
    frame = EventFrame(slots: rules.slots, definitions: rules.definitions.count, texts: texts)
    lookahead = Lookahead(fields: rules.schema.fields.count)
    book = AccountBook(lateness: options.reach)
    stormGuard = StormGuard(rules.policy.spec.guards)
    vitals = Vitals(rules.schema)
    unapproved = Array(repeating: false, count: rules.rules.count)
    duplicates = DuplicateFilter(
      key: key, horizon: self.options.duplicateHorizon, limit: self.options.duplicateLimit)
    recordedFields = RecordedFields(rules.schema)
    coldUntil = Array(repeating: .never, count: rules.rules.count)
    lists.take(rules.lists, oldest: .never, symbols: &texts.table)
    neighbours.track(rules, symbols: &texts.table)
  }

  package var rules: RuleSet {
    _read { yield bound.set }
  }

  /// To read. New texts go into `texts.table`: an access that writes through the engine would keep a copy of it, and with
  /// it of every table it is about to change.
  var symbols: SymbolTable {
    _read { yield texts.table }
  }

  /// The readable version of the rule set in force; counts up at each new hash.
  package var ruleSetVersion: Int { versions[bound.set.hash] ?? (versions.values.max() ?? 0) + 1 }

  /// The rule set in force.
  package var ruleSetRow: RuleSetRow { RuleSetRow(version: ruleSetVersion, hash: bound.set.hash) }

  /// The newest event time over all sources.
  package var watermark: EventTime { EventTime(milliseconds: counters.watermark) }

  var schema: Schema {
    _read { yield bound.set.schema }
  }

  /// An empty commit for the next inputs; it begins with the rule set in force where the journal does not know it yet.
  mutating func begin() -> Commit {
    var commit = Commit(firstInput: nextInput, counters: counters, sought: Sought(fields: bound.soughtNames))
    let isNew = journalledHash != bound.set.hash
    if isNew { writeRuleSet(&commit) }
    if isNew || consentIsStale { settleConsent(isNew: isNew, &commit) }
    return commit
  }

  private mutating func writeRuleSet(_ commit: inout Commit) {
    let version = ruleSetVersion
    versions[bound.set.hash] = version
    journalledHash = bound.set.hash
    recordedFields = RecordedFields(schema)
    clearRecord()
    RecordHead.ruleSet(version: UInt64(version), hash: bound.set.hash, fields: recordedFields).write(to: &record)
    append(to: &commit)
    commit.ruleSet = RuleSetRow(version: version, hash: bound.set.hash)
  }

  // MARK: records

  mutating func clearRecord() {
    record.removeAll()
    effects.removeAll()
    effectCount = 0
  }

  /// Ends the current input's record with its effects.
  mutating func endRecord(_ commit: inout Commit) {
    addEffects()
    append(to: &commit)
  }

  mutating func addEffects() {
    record.unsigned(effectCount)
    record.append(effects)
  }

  private mutating func append(to commit: inout Commit) {
    if !ticks.isEmpty {
      commit.journal.append(contentsOf: ticks)
      ticks.removeAll(keepingCapacity: true)
    }
    commit.journal.append(record)
    commit.inputs += 1
    nextInput += 1
  }

  // MARK: effects

  /// Makes an effect of the current input: into its record, into the engine's own state and into the commit.
  mutating func emit(_ effect: Effect, _ commit: inout Commit) {
    effect.write(to: &effects)
    effectCount += 1
    absorb(effect)
    switch effect {
    case .freeze(let row): commit.freezes.append(row)
    case .cause(let row): commit.causes.append(row)
    case .hold(let row): commit.holds.append(row)
    case .stepUp(let row): commit.stepUps.append(row)
    case .escalation(let row): commit.escalations.append(row)
    case .exception(let row): commit.exceptions.append(row)
    case .label(let row): commit.labels.append(row)
    case .listEntry(let row): commit.listEntries.append(row)
    case .measure(let row): commit.measures.append(row)
    case .mark, .leak, .unknownTerms, .counted, .enforcing, .allowanceUsed, .released, .subjectLabel, .known: break
    case .acknowledged(let row): commit.acknowledgements.append(row)
    case .caseStep(let row): commit.caseSteps.append(row)
    }
  }

  /// What an effect changes in the engine; the same live and on recovery.
  mutating func absorb(_ effect: Effect) {
    switch effect {
    case .counted(let rule): stormGuard.noteFreeze(by: rule, at: watermark)
    case .leak(let amount):
      counters.leaks += 1
      counters.lastLeak = counters.watermark
      let (sum, isOver) = counters.leakedAmount.addingReportingOverflow(amount)
      counters.leakedAmount = isOver ? .max : sum
    case .listEntry(let row): lists.apply(row, symbols: &texts.table)
    case .subjectLabel(let row): labels.apply(row, oldest: oldestScored, symbols: &texts.table)
    case .known(let row): learn(row)
    case .freeze(let row): markNeighbours(row)
    case .label(let row) where row.outcome == .honest:
      neighbours.clear(texts.table.intern(row.subject), at: row.learned)
    case .unknownTerms(let count):
      counters.unknownTerms += count
      vitals.sawUnknownTerms(count)
    case .measure(let row):
      stormGuard.apply(row, at: watermark)
      controls.apply(row)
    case .enforcing(let rules, let needed):
      controls.apply(enforcing: rules, needed: needed)
      consentIsStale = true
    case .released(let time, let isHonest):
      counters.releases += 1
      counters.releaseTime += time
      if isHonest {
        counters.honestReleases += 1
        counters.honestTime += time
      }
    default: break
    }
    book.apply(effect, symbols: &texts.table, watermark: watermark)
    unacknowledged.apply(effect, symbols: &texts.table)
  }

  /// `sim-swap-drain` of `sim-swap-drain@1f3a9c02`.
  static func ruleName(_ cause: String) -> String { String(cause.prefix { $0 != "@" }) }
}
