import CEL
package import FrostEngine
import FrostEvents
package import FrostRules
package import FrostStore

/// Looks at the newest events of a journal with every rule, and at what was recorded.
package struct RuleCheckup: ~Copyable {
  private struct Seen {
    var events = 0
    var hits = 0
    var terms = 0
    var accounts: Set<String> = []
  }

  private let rules: RuleSet
  private let store: Store
  private var engine: Engine
  private var seen: [Seen]
  private var active: Set<String> = []
  private var events = 0
  private var from = EventTime.forever
  private var to = EventTime.never

  /// - Parameter options: as the daemon's configuration gives them.
  package init(_ rules: RuleSet, _ options: Engine.Options, in store: Store) {
    self.rules = rules
    self.store = store
    engine = Engine(rules: rules, options: options)
    seen = rules.rules.map { _ in Seen() }
  }

  /// Recovers what is older and evaluates the newest inputs.
  /// - Parameters:
  ///   - newest: inputs at least; whole chunks are taken.
  ///   - progress: told now and then how many inputs have been taken.
  /// - Throws: `StoreError` or `JournalError`.
  package mutating func look(atNewest newest: Int64, progress: (Int) -> Void) throws {
    let next = try store.nextInput() ?? 1
    var stream: JournalStream?
    try store.journalChunks(upTo: next - 1) { chunk, first, inputs in
      defer { progress(Int(first) + inputs) }
      if first + Int64(inputs) <= next - newest {
        return try engine.recover(chunk: chunk, firstInput: first)
      }
      var parts = stream ?? JournalStream(after: engine)
      for part in try parts.parts(of: chunk, firstInput: first) { take(part) }
      stream = parts
    }
  }

  private mutating func take(_ part: JournalStream.Part) {
    switch part {
    case .told(let told): engine.take(told)
    case .events(let batch):
      for examination in engine.examine(batch, .terms).examinations { note(examination) }
    }
  }

  private mutating func note(_ examination: Examination) {
    events += 1
    from = min(from, examination.time)
    to = max(to, examination.time)
    active.insert(examination.account)
    for result in examination.rules where hasSubject(rules.rules[result.rule], examination) {
      seen[result.rule].events += 1
      seen[result.rule].terms += Self.evaluated(result)
      guard result.score != nil else { continue }
      seen[result.rule].hits += 1
      seen[result.rule].accounts.insert(Backtest.subject(of: rules.rules[result.rule], examination))
    }
  }

  /// A rule about a payee, customer or device is evaluated where the event names one.
  private func hasSubject(_ rule: Rule, _ examination: Examination) -> Bool {
    let roles = rules.schema.roles
    let field: Int? =
      switch rule.subject {
      case .account: roles.account
      case .payee: roles.payee
      case .customer: roles.customer
      case .device: roles.device
      }
    return field.map { examination.fields[$0].state == .value } ?? false
  }

  /// As the engine does it: terms up to the first that does not hold, its alternatives up to the first that is true, then
  /// the exceptions up to one that stands, then the additions.
  private static func evaluated(_ result: Examination.RuleResult) -> Int {
    var count = 0
    for term in result.terms {
      count += (term.alternatives.firstIndex(of: .yes) ?? term.alternatives.count - 1) + 1
      if !term.holds { return count }
    }
    for exception in result.unless {
      count += 1
      if exception.excepts { return count }
    }
    return count + result.more.count
  }

  /// - Parameter maturity: milliseconds that people need to find out; decisions less than that before the newest event are
  ///   not judged.
  package func report(maturity: Int64) throws(StoreError) -> RuleHealth {
    let known = KnownOutcomes(try store.labels())
    let mature = EventTime(milliseconds: try store.counters().watermark - maturity)
    let decisions = Dictionary(grouping: try store.ruleDecisions(), by: \.rule)
    let freezes = Dictionary(try store.ruleFreezes().map { ($0.rule, $0) }) { first, _ in first }
    let rows = zip(rules.rules, seen).filter { $0.0.stage != .disabled }.map { rule, seen in
      var row = RuleHealth.Row(rule: rule.id, stage: rule.stage.rawValue)
      row.events = seen.events
      row.hits = seen.hits
      row.accounts = seen.accounts.count
      row.share = active.isEmpty ? nil : Double(seen.accounts.count) / Double(active.count)
      row.terms = seen.events == 0 ? nil : Double(seen.terms) / Double(seen.events)
      row.judge(decisions[rule.id] ?? [], known, mature)
      if let caused = freezes[rule.id] {
        (row.freezes, row.overturned) = (caused.freezes, caused.overturned)
        row.overturnedShare = Double(caused.overturned) / Double(caused.freezes)
      }
      return row
    }
    return RuleHealth(
      rulesHash: rules.hash, events: events, from: events == 0 ? nil : from.text, to: events == 0 ? nil : to.text,
      activeAccounts: active.count, maturityDays: Double(maturity) / 86_400_000, tooMany: RuleHealth.tooMany,
      rules: rows)
  }
}

extension RuleHealth.Row {
  fileprivate mutating func judge(_ decisions: [RuleDecisions], _ known: KnownOutcomes, _ mature: EventTime) {
    for decision in decisions {
      guard decision.first <= mature else {
        young += 1
        continue
      }
      switch known[decision.account] {
      case .fraud: fraud += 1
      case .honest: honest += 1
      case nil: unknown += 1
      }
    }
    if fraud + honest > 0 { precision = Double(fraud) / Double(fraud + honest) }
  }
}
