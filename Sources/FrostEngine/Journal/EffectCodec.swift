import FrostEvents

/// Effects as bytes. Tags and orders are the file format: add, never change. 60 to 63 are 1 to 4 with what was added to
/// their rows since (`EffectCodec+more.swift`).
extension Effect {
  func write(to out: inout ByteWriter) {
    switch self {
    case .freeze(let row):
      out.byte(60)
      row.write(to: &out)
      row.writeMore(to: &out)
    case .cause(let row):
      out.byte(61)
      row.write(to: &out)
      row.writeMore(to: &out)
    case .hold(let row):
      out.byte(62)
      row.write(to: &out)
      row.writeMore(to: &out)
    case .stepUp(let row):
      out.byte(63)
      row.write(to: &out)
      row.writeMore(to: &out)
    case .escalation(let row): out.byte(5); row.write(to: &out)
    case .exception(let row): out.byte(6); row.write(to: &out)
    case .label(let row): out.byte(7); row.write(to: &out)
    case .mark(let account, let key, let until):
      out.byte(8)
      out.text(account)
      out.text(key)
      out.signed(until.milliseconds)
    case .leak(let amount):
      out.byte(9)
      out.signed(amount)
    case .unknownTerms(let count):
      out.byte(10)
      out.signed(count)
    case .counted(let rule):
      out.byte(11)
      out.text(rule)
    case .listEntry(let row): out.byte(12); row.write(to: &out)
    case .subjectLabel(let row): out.byte(13); row.write(to: &out)
    case .acknowledged(let row): out.byte(40); row.write(to: &out)
    case .caseStep(let row): out.byte(41); row.write(to: &out)
    case .measure(let row):
      out.byte(65)
      row.write(to: &out)
    case .enforcing(let rules, let needed):
      out.byte(66)
      out.texts(rules)
      out.signed(Int64(needed))
    case .allowanceUsed(let account, let freeze, let day, let total):
      out.byte(67)
      out.text(account)
      out.text(freeze)
      out.signed(day)
      out.signed(total)
    case .released(let time, let isHonest):
      out.byte(68)
      out.signed(time)
      out.byte(isHonest ? 1 : 0)
    case .known(let row): out.byte(14); row.write(to: &out)
    }
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    switch try reader.byte() {
    case 1: self = .freeze(try FreezeRow(from: &reader))
    case 2: self = .cause(try CauseRow(from: &reader))
    case 3: self = .hold(try HoldRow(from: &reader))
    case 4: self = .stepUp(try StepUpRow(from: &reader))
    case 5: self = .escalation(try EscalationRow(from: &reader))
    case 6: self = .exception(try ExceptionRow(from: &reader))
    case 7: self = .label(try LabelRow(from: &reader))
    case 8: self = .mark(account: try reader.text(), key: try reader.text(), until: try reader.time())
    case 9: self = .leak(amount: try reader.signed())
    case 10: self = .unknownTerms(try reader.signed())
    case 11: self = .counted(rule: try reader.text())
    case 12: self = .listEntry(try ListEntryRow(from: &reader))
    case 13: self = .subjectLabel(try SubjectLabelRow(from: &reader))
    case 40: self = .acknowledged(try AcknowledgementRow(from: &reader))
    case 41: self = .caseStep(try CaseStepRow(from: &reader))
    case 60:
      var row = try FreezeRow(from: &reader)
      try row.readMore(from: &reader)
      self = .freeze(row)
    case 61:
      var row = try CauseRow(from: &reader)
      try row.readMore(from: &reader)
      self = .cause(row)
    case 62:
      var row = try HoldRow(from: &reader)
      try row.readMore(from: &reader)
      self = .hold(row)
    case 63:
      var row = try StepUpRow(from: &reader)
      try row.readMore(from: &reader)
      self = .stepUp(row)
    case 65: self = .measure(try MeasureRow(from: &reader))
    case 66: self = .enforcing(rules: try reader.texts(), needed: Int(truncatingIfNeeded: try reader.signed()))
    case 67:
      self = .allowanceUsed(
        account: try reader.text(), freeze: try reader.text(), day: try reader.signed(), total: try reader.signed())
    case 68: self = .released(after: try reader.signed(), isHonest: try reader.byte() != 0)
    case 14: self = .known(try KnownRow(from: &reader))
    case let tag: throw reader.fault("effect \(tag) is not known to this version")
    }
  }
}

private func writeText(_ out: inout ByteWriter, _ value: String) { out.text(value) }
private func writeTime(_ out: inout ByteWriter, _ value: EventTime) { out.signed(value.milliseconds) }
private func readText(_ reader: inout ByteReader) throws(JournalError) -> String { try reader.text() }
private func readTime(_ reader: inout ByteReader) throws(JournalError) -> EventTime { try reader.time() }

extension FreezeRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, account, scope, state.rawValue] { out.text(text) }
    out.signed(from.milliseconds)
    out.optional(until, writeTime)
    out.optional(ended, writeTime)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    self.init(
      id: try reader.text(), account: try reader.text(), scope: try reader.text(), state: try reader.choice(State.self),
      from: try reader.time(), until: try reader.optional(readTime), ended: try reader.optional(readTime))
  }
}

extension CauseRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, freeze, account, scope, kind.rawValue, by, reason] { out.text(text) }
    out.optional(decision, writeText)
    out.signed(from.milliseconds)
    out.optional(until, writeTime)
    out.optional(ended, writeTime)
    out.optional(endedBy, writeText)
    out.optional(endReason, writeText)
    out.optional(outcome?.rawValue, writeText)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let freeze = try reader.text()
    let account = try reader.text()
    let scope = try reader.text()
    let kind = try reader.choice(Kind.self)
    let by = try reader.text()
    let reason = try reader.text()
    self.init(
      id: id, freeze: freeze, account: account, scope: scope, kind: kind, by: by,
      decision: try reader.optional(readText), reason: reason, from: try reader.time(),
      until: try reader.optional(readTime), ended: try reader.optional(readTime),
      endedBy: try reader.optional(readText), endReason: try reader.optional(readText),
      outcome: try reader.optional(readText).flatMap(Outcome.init))
  }
}

extension HoldRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, account, event, state.rawValue, onTimeout, decision] { out.text(text) }
    out.optional(txn, writeText)
    out.optional(amount) { $0.signed($1) }
    out.signed(from.milliseconds)
    out.signed(deadline.milliseconds)
    out.optional(ended, writeTime)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let account = try reader.text()
    let event = try reader.text()
    let state = try reader.choice(State.self)
    let onTimeout = try reader.text()
    let decision = try reader.text()
    self.init(
      id: id, account: account, event: event, txn: try reader.optional(readText),
      amount: try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.signed() },
      state: state, from: try reader.time(), deadline: try reader.time(), onTimeout: onTimeout, decision: decision,
      ended: try reader.optional(readTime))
  }
}

extension StepUpRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, account, event, factors, state.rawValue, decision] { out.text(text) }
    out.signed(from.milliseconds)
    out.signed(deadline.milliseconds)
    out.optional(ended, writeTime)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let account = try reader.text()
    let event = try reader.text()
    let factors = try reader.text()
    let state = try reader.choice(State.self)
    let decision = try reader.text()
    self.init(
      id: id, account: account, event: event, factors: factors, state: state, from: try reader.time(),
      deadline: try reader.time(), decision: decision, ended: try reader.optional(readTime))
  }
}

extension EscalationRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, account, rule, decision, to, priority, state.rawValue, summary] { out.text(text) }
    out.signed(from.milliseconds)
    out.optional(due, writeTime)
    out.optional(outcome?.rawValue, writeText)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let account = try reader.text()
    let rule = try reader.text()
    let decision = try reader.text()
    let to = try reader.text()
    let priority = try reader.text()
    let state = try reader.choice(State.self)
    let summary = try reader.text()
    self.init(
      id: id, account: account, rule: rule, decision: decision, to: to, priority: priority, state: state,
      from: try reader.time(), due: try reader.optional(readTime), summary: summary,
      outcome: try reader.optional(readText).flatMap(Outcome.init))
  }
}

extension ExceptionRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, account, rule, by, reason] { out.text(text) }
    out.signed(from.milliseconds)
    out.signed(until.milliseconds)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let account = try reader.text()
    let rule = try reader.text()
    let by = try reader.text()
    let reason = try reader.text()
    self.init(
      id: id, account: account, rule: rule, from: try reader.time(), until: try reader.time(), by: by, reason: reason)
  }
}

extension LabelRow {
  fileprivate func write(to out: inout ByteWriter) {
    for text in [id, subject, outcome.rawValue, source, reason] { out.text(text) }
    out.signed(learned.milliseconds)
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    let id = try reader.text()
    let subject = try reader.text()
    let outcome = try reader.choice(Outcome.self)
    let source = try reader.text()
    let reason = try reader.text()
    self.init(
      id: id, subject: subject, outcome: outcome, source: source, learned: try reader.time(), reason: reason)
  }
}
