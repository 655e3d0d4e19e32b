package import CEL
package import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Processes a batch as `process` does, and tells what was seen on the way.
  package mutating func examine(
    _ batch: EventBatch, _ depth: Examination.Depth
  ) -> (commit: Commit, examinations: [Examination]) {
    examiner = Examiner(depth)
    if depth != .verdicts { bound.readAllFeatures() }
    let commit = process(batch)
    let examinations = examiner?.finished ?? []
    examiner = nil
    return (commit, examinations)
  }

  /// A value as people read it; personal ones are not masked.
  package func text(of scalar: Scalar, _ type: CELType) -> String {
    ValueText(schema: schema, symbols: symbols).text(scalar, type)
  }

  /// Ends the examination of an event that has been scored: the frame is still its own.
  mutating func finishExamination(of event: ScoredEvent) {
    guard let examiner, examiner.depth != .verdicts || !examiner.hits.isEmpty else { return }
    let roles = schema.roles
    var examination = Examination(
      input: event.input, event: event.idText, time: event.time,
      account: symbols.text(of: symbol(roles.account)),
      payee: roles.payee.flatMap { event.row.has($0) ? symbols.text(of: symbol($0)) : nil },
      type: TypePhase(
        type: event.row.string(of: roles.type) ?? "", phase: event.row.string(of: roles.phase) ?? "done"),
      fields: schema.fields.indices.map { Scalar(bits: frame.values[$0], state: frame.states[$0]) })
    examination.verdicts = examiner.verdicts
    if examiner.depth != .verdicts {
      examination.features = allFeatures()
      examination.rules = event.plan.rules.map { result(of: $0.number, examiner.hits, event) }
    } else {
      examination.rules = examiner.hits.map {
        .init(rule: $0.rule, score: $0.score, stage: $0.stage, lowered: $0.lowered)
      }
    }
    if examiner.depth == .evidence {
      let read = Set(event.plan.rules.flatMap { bound.set.rules[$0.number].features })
      for feature in read { examination.evidence[feature] = evidence(of: feature, event) }
    }
    self.examiner?.finished.append(examination)
    self.examiner?.hits = []
    self.examiner?.verdicts = []
  }

  /// Ascending by input, each once.
  private mutating func evidence(of feature: Int, _ event: ScoredEvent) -> [Evidence] {
    var found: Set<Evidence> = []
    for definition in bound.set.definitions(of: feature) {
      found.formUnion(
        features.evidence(
          of: definition, row: frame.values, presence: event.row.presence, time: event.time,
          limit: Self.maximumEvidence))
    }
    return found.sorted { $0.input < $1.input }
  }

  private func result(of number: Int, _ hits: [Hit], _ event: ScoredEvent) -> Examination.RuleResult {
    let rule = bound.rules[number]
    let hit = hits.first { $0.rule == number }
    var evaluation = RuleEvaluation(rule, frame.frame)
    var result = Examination.RuleResult(
      rule: number, score: hit?.score, stage: hit?.stage ?? rule.stage, lowered: hit?.lowered)
    result.terms = rule.terms.indices.map { term in
      Examination.Term(
        alternatives: rule.terms[term].map { truth(of: $0) }, holds: evaluation.holds(term: term) != .no)
    }
    result.unless = rule.unless.indices.map { place in
      let truth = truth(of: rule.unless[place])
      return .init(truth: truth, excepts: truth == .yes || (truth != .no && evaluation.excepts(unless: place)))
    }
    result.more = rule.more.map { addition in
      .init(
        truth: truth(of: addition.condition),
        score: RuleEvaluation.number(addition.score.evaluate(frame.frame), addition.type) ?? 0)
    }
    return result
  }

  private func truth(of program: Program) -> Examination.Truth {
    let scalar = program.evaluate(frame.frame)
    switch scalar.state {
    case .value: return scalar.bits != 0 ? .yes : .no
    case .unknown, .never: return .unknown
    case .error: return .error
    }
  }

  /// Every feature on the event, whether or not a rule for its type reads it.
  private func allFeatures() -> [Scalar] {
    bound.set.features.indices.map { feature in
      let slot = bound.set.slot(ofFeature: feature)
      return Scalar(bits: frame.values[slot], state: frame.states[slot])
    }
  }
}
