import FrostEvents

/// Rows as things that leave Frost.
extension Change {
  enum FreezeStep: String { case placed, extended, shortened, changed, expiring, ended }
  enum CaseStep: String { case opened, raised, resolved }

  /// - Parameter input: what caused it, for the id of an extension.
  static func freeze(_ row: FreezeRow, _ step: FreezeStep, by input: String, at time: EventTime, _ state: AccountState?)
    -> Change
  {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("code", SpokenCode.text(of: row.id))
      json.field("account", row.account)
      json.field("subject", row.subject.rawValue)
      json.field("scope", row.scope)
      json.field("state", row.state.rawValue)
      json.field("from", row.from)
      if let until = row.until { json.field("until", until) }
      if let review = row.review { json.field("review", review) }
      if let allowance = row.allowance { json.field("allowance_minor_units", allowance) }
      if let ended = row.ended { json.field("ended", ended) }
      let causes = state?.freezes.first { $0.row.id == row.id }?.causes.filter { $0.stands(at: time) } ?? []
      json.array("causes") { json in
        for cause in causes {
          json.object { json in
            json.field("kind", cause.kind.told)
            json.field("by", cause.kind == .authority ? "" : cause.by)
            json.field("reason", cause.kind == .authority ? "" : cause.reason)
          }
        }
      }
    }
    let id =
      switch step {
      case .placed: "\(row.id)/placed"
      case .extended, .shortened, .changed, .expiring: "\(row.id)/\(step.rawValue)/\(input)"
      // A freeze whose ending was published too early, and that was extended then, ends again.
      case .ended: "\(row.id)/ended/\(time.milliseconds)"
      }
    return Change(
      id: id, kind: "\(row.subject == .device ? "denial" : "freeze").\(step.rawValue)", account: row.account, at: time,
      document: json.text)
  }

  /// - Parameter step: nil: its state.
  static func hold(_ row: HoldRow, step: String? = nil, at time: EventTime, _ schema: Schema) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("account", row.account)
      json.field("event", row.event)
      if let txn = row.txn { json.field("txn", txn) }
      if let amount = row.amount { json.field("amount", EventJSON(schema: schema).money(amount)) }
      json.field("currency", schema.bookCurrency.code)
      json.field("state", row.state.rawValue)
      json.field("from", row.from)
      json.field("deadline", row.deadline)
      json.field("on_timeout", row.onTimeout)
      if let stepUp = row.stepUp { json.field("step_up", stepUp) }
    }
    return Change(
      id: "\(row.id)/\(step ?? row.state.rawValue)", kind: "hold.\(step ?? row.state.rawValue)", account: row.account,
      at: time,
      document: json.text)
  }

  static func stepUp(_ row: StepUpRow, at time: EventTime) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("account", row.account)
      json.field("event", row.event)
      json.array("factors") { json in for factor in row.factors.split(separator: ",") { json.value(String(factor)) } }
      json.field("state", row.state.rawValue)
      json.field("from", row.from)
      json.field("deadline", row.deadline)
      if let waits = row.waits { json.field("waits", waits) }
      if let factor = row.factor { json.field("factor", factor) }
    }
    return Change(
      id: "\(row.id)/\(row.state.rawValue)", kind: "step-up.\(row.state.rawValue)", account: row.account, at: time,
      document: json.text)
  }

  static func alert(_ row: AlertRow, at time: EventTime) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("account", row.account)
      json.field("rule", row.rule)
      json.field("texts", raw: row.texts)
    }
    return Change(id: "\(row.id)/queued", kind: "alert.queued", account: row.account, at: time, document: json.text)
  }

  /// - Parameter input: what caused it, for the id of a raise.
  static func escalation(_ row: EscalationRow, _ step: CaseStep, by input: String = "", at time: EventTime) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("code", SpokenCode.text(of: row.id))
      json.field("account", row.account)
      json.field("rule", row.rule)
      json.field("to", row.to)
      json.field("priority", row.priority)
      json.field("state", row.state.rawValue)
      json.field("from", row.from)
      if let due = row.due { json.field("due", due) }
      json.field("summary", row.summary)
      if let outcome = row.outcome { json.field("outcome", outcome.rawValue) }
    }
    let id = step == .raised ? "\(row.id)/raised/\(input)" : "\(row.id)/\(step.rawValue)"
    return Change(
      id: id, kind: "escalation.\(step.rawValue)", account: row.account, at: time, document: json.text)
  }

  enum MeasureStep: String { case placed, ended }

  static func measure(_ row: MeasureRow, _ step: MeasureStep, at time: EventTime) -> Change {
    Change(
      id: "\(row.id)/\(step.rawValue)", kind: "\(row.kind.rawValue).\(step.rawValue)", account: row.account, at: time,
      document: row.document)
  }

  /// Money left a frozen account.
  static func leak(
    _ freeze: FreezeRow, of account: String, _ event: ScoredEvent, amount: Int64, _ schema: Schema
  ) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", freeze.id)
      json.field("account", account)
      json.field("event", event.idText)
      if let txn = event.row.string(of: schema.roles.txn) { json.field("txn", txn) }
      json.field("amount", EventJSON(schema: schema).money(amount))
      json.field("currency", schema.bookCurrency.code)
      json.field("scope", freeze.scope)
      json.field("from", freeze.from)
    }
    return Change(
      id: "\(freeze.id)/leak/\(event.idText)", kind: "leak.seen", account: account, at: event.time,
      document: json.text)
  }

  static func label(_ row: LabelRow, at time: EventTime) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("subject", row.subject)
      json.field("outcome", row.outcome.rawValue)
      json.field("source", row.source)
      json.field("learned", row.learned)
    }
    return Change(id: "\(row.id)/set", kind: "label.set", account: row.subject, at: time, document: json.text)
  }
}
