import CEL
import FrostEvents
import FrostRules

extension Engine {
  /// From the next event on, scores are kept until `takeScores` takes them.
  /// - Parameter withFeatures: every feature's value with each. Before the first event.
  package mutating func keepScores(withFeatures: Bool) {
    scoreLog = ScoreLog(keepsFeatures: withFeatures)
    if withFeatures { bound.readAllFeatures() }
  }

  /// The scores of the events since the last call, in input order; duplicates and rejects have none.
  package mutating func takeScores() -> [EventScore] {
    guard let scores = scoreLog?.events else { return [] }
    scoreLog?.events.removeAll(keepingCapacity: true)
    return scores
  }

  /// Keeps what the frame's event came to.
  mutating func keepScore(of event: ScoredEvent, _ account: Symbol, _ hits: [Hit]) {
    guard let log = scoreLog else { return }
    var score = EventScore(id: event.idText, account: symbols.text(of: account), time: event.time)
    for hit in hits {
      let subject = bound.set.rules[hit.rule].subject
      score.hits.append(.init(rule: hit.rule, score: hit.score))
      if let place = score.subjects.firstIndex(where: { $0.kind == subject }) {
        score.subjects[place].score += hit.score
      } else {
        score.subjects.append(.init(kind: subject, score: hit.score))
      }
    }
    for place in score.subjects.indices {
      score.subjects[place].score = min(score.subjects[place].score, bound.set.policy.spec.cap)
    }
    score.excepted = excepted.map { ($0.rule, $0.exception) }
    if log.keepsFeatures { score.features = bound.set.features.indices.map { reading(ofFeature: $0) } }
    scoreLog?.events.append(score)
  }

  mutating func keepLateScore(_ row: EventRow, id: UnsafeRawBufferPointer, time: EventTime) {
    let account = row.string(of: schema.roles.account) ?? ""
    scoreLog?.events.append(
      EventScore(id: String(decoding: id, as: UTF8.self), account: account, time: time, fate: .late))
  }

  private func reading(ofFeature number: Int) -> EventScore.Reading {
    let slot = bound.set.slot(ofFeature: number)
    let bits = frame.values[slot]
    switch frame.states[slot] {
    case .unknown, .error: return .unknown
    case .never: return .never
    case .value: break
    }
    if bound.isPersonal[slot] { return .masked }
    switch bound.set.features[number].type {
    case .bool: return .flag(bits != 0)
    case .double: return .number(Double(bitPattern: UInt64(bitPattern: bits)))
    case .money: return .money(bits)
    case .duration: return .duration(bits)
    case .timestamp: return .time(EventTime(milliseconds: bits))
    case .string: return .text(symbols.text(of: Symbol(number: UInt32(truncatingIfNeeded: bits))))
    default: return .integer(bits)
    }
  }
}
