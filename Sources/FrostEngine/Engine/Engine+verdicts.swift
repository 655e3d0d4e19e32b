package import FrostEvents
import FrostRules

/// Verdicts for a wallet that asks before it pays (`docs/sources.md`).
extension Engine {
  private static let verdictSchema = "frost.verdict/1"

  /// Scores batches, of which the writers of some wait for the verdicts. What is decided is what `process` would decide.
  /// - Returns: with the commit, for each batch that is asked with, an answer for each line in the order of the lines, to be
  ///   given once the commit is stored.
  package mutating func answer(_ batches: [(batch: PreparedBatch, isAsked: Bool)]) -> (Commit, [[LineAnswer]]) {
    var commit = begin()
    var all: [[LineAnswer]] = []
    for (batch, isAsked) in batches {
      verdictLog = isAsked ? VerdictLog(decisions: commit.decisions.count) : nil
      take(batch, &commit)
      guard let log = verdictLog else {
        all.append([])
        continue
      }
      let refused = batch.batch.rejects.map { LineAnswer(offset: $0.offset, json: Self.unread($0)) }
      all.append((log.answers + refused).sorted { $0.offset < $1.offset })
    }
    verdictLog = nil
    end(&commit)
    return (commit, all)
  }

  private static func unread(_ reject: Reject) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", verdictSchema)
      json.field("outcome", "quarantined")
      json.field("reason", reject.reason)
      if let column = reject.column { json.field("column", column) }
    }
    return json.bytes
  }

  /// Keeps the answer to the event whose record is about to end.
  /// - Parameter reason: why it went to quarantine.
  mutating func keepVerdict(
    on row: EventRow, id: UnsafeRawBufferPointer, _ outcome: EventOutcome, reason: String?, offset: Int64,
    _ decisions: [DecisionRow]
  ) {
    guard let log = verdictLog else { return }
    let id = String(decoding: id, as: UTF8.self)
    var json = JSONWriter()
    json.object { json in
      json.field("schema", Self.verdictSchema)
      json.field("input", nextInput)
      json.field("event", id)
      json.field("account", row.string(of: schema.roles.account) ?? "")
      json.field("outcome", outcome.told)
      if let reason { json.field("reason", reason) }
      if outcome == .accepted {
        write(log.hits, to: &json)
        let decided = decisions[log.decisions...].filter { $0.event == id && !$0.actions.isEmpty }
        if let decision = decided.first { json.field("decision", decision.id) }
        json.array("actions") { json in
          for action in Set(decided.flatMap { $0.actions.split(separator: ",") }).sorted() {
            json.value(String(action))
          }
        }
      }
      writeInForce(row, to: &json)
    }
    verdictLog?.answers.append(LineAnswer(offset: offset, json: json.bytes))
    verdictLog?.hits = []
    verdictLog?.decisions = decisions.count
  }

  /// Score and band of the account, and of every other subject that a rule hit. Rules that may not act do not count.
  private func write(_ hits: [Hit], to json: inout JSONWriter) {
    func verdict(on kind: RuleSpec.Subject) -> (score: Double, band: Int) {
      let own = hits.filter { bound.rules[$0.rule].subject == kind }
      let totals = own.reduce(into: Totals()) { $0.add($1) }.capped(at: bound.set.policy.spec.cap)
      return (totals.enforce, bound.set.policy.band(for: totals.enforce, of: kind))
    }
    let (score, band) = verdict(on: .account)
    json.field("score", score)
    json.field("band", band)
    let others = [RuleSpec.Subject.payee, .customer, .device].map { ($0, verdict(on: $0)) }.filter { $1.score > 0 }
    guard !others.isEmpty else { return }
    json.array("subjects") { json in
      for (kind, (score, band)) in others {
        json.object { json in
          json.field("subject", kind.rawValue)
          json.field("score", score)
          json.field("band", band)
        }
      }
    }
  }

  /// What stands against the event's account, its customer, its payee and its device; the objects are those of the feed.
  private func writeInForce(_ row: EventRow, to json: inout JSONWriter) {
    let roles = schema.roles
    let account = row.string(of: roles.account)
    let own = state(of: account)
    let customer = state(of: row.string(of: roles.customer).map(SubjectKind.customer.name))
    let payee = row.string(of: roles.payee)
    let others = [payee == account ? nil : payee, row.string(of: roles.device).map(SubjectKind.device.name)].map(state)
    func standing(_ states: [AccountState?]) -> [AccountState.Freeze] {
      states.flatMap { $0?.standing(at: watermark) ?? [] }
    }
    json.array("restricted") { json in
      for scope in Set(standing([own, customer]).map(\.row.scope)).sorted() { json.value(scope) }
    }
    json.array("freezes") { json in
      for state in [own, customer] + others {
        for freeze in standing([state]) {
          json.raw(Change.freeze(freeze.row, .placed, by: "", at: watermark, state).document)
        }
      }
    }
    json.array("holds") { json in
      for hold in own?.standingHolds(at: watermark) ?? [] {
        json.raw(Change.hold(hold, at: watermark, schema).document)
      }
    }
    if let stepUp = own?.standingStepUp(at: watermark) {
      json.key("step_up")
      json.raw(Change.stepUp(stepUp, at: watermark).document)
    }
  }

  private func state(of name: String?) -> AccountState? { name.flatMap(symbols.lookup).flatMap { book[$0] } }
}

extension EventOutcome {
  fileprivate var told: String {
    switch self {
    case .accepted: "accepted"
    case .duplicate: "duplicate"
    case .late: "late"
    case .conflict, .future: "quarantined"
    }
  }
}
