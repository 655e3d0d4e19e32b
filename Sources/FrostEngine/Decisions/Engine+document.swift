import CEL
import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Evidence events named in a record.
  static let maximumEvidence = 64

  /// The record as JSON: the frame must still be that of the decided event. Its members are told in `docs/decision.md`.
  mutating func write(_ document: DecisionDocument) -> String {
    let version = ruleSetVersion
    var json = JSONWriter()
    json.beginObject()
    json.field("schema", "frost.decision/1")
    json.field("id", document.id)
    json.field("account", document.account)
    json.field("time", document.event.time)
    json.field("input", document.event.input)
    json.field("currency", schema.bookCurrency.code)
    // Bodies that are closures would take a copy of the engine.
    json.key("event")
    json.beginObject()
    writeEvent(document.event, to: &json)
    json.endObject()
    json.object("rule_set") { json in
      json.field("version", version)
      json.field("hash", bound.set.hash)
    }
    json.array("subjects") { json in
      json.object { json in
        json.field("kind", document.kind.rawValue)
        json.field("id", document.account)
        json.field("enforce", document.totals.enforce)
        json.field("review", document.totals.review)
        json.field("all", document.totals.all)
      }
    }
    json.key("rules")
    json.beginArray()
    for hit in document.hits { write(hit, of: document.event, to: &json) }
    json.endArray()
    writeExcepted(document.kind, to: &json)
    writeActions(document.actions, to: &json)
    json.endObject()
    return json.text
  }

  private func writeEvent(_ event: ScoredEvent, to json: inout JSONWriter) {
    let roles = schema.roles
    json.field("id", event.idText)
    json.field("type", event.row.string(of: roles.type) ?? "")
    json.field("phase", event.row.string(of: roles.phase) ?? "done")
    if let txn = event.row.string(of: roles.txn), !schema.fields[roles.txn!].personal { json.field("txn", txn) }
    if let amount = roles.amount, event.row.has(amount), !schema.fields[amount].personal {
      json.field("amount", EventJSON(schema: schema).money(event.row.words[amount]))
    }
    json.object("fields") { EventJSON(schema: schema).write(event.row, to: &$0) }
  }

  private mutating func write(_ hit: Hit, of event: ScoredEvent, to json: inout JSONWriter) {
    let rule = bound.set.rules[hit.rule]
    let programs = bound.rules[hit.rule]
    let frame = frame.frame
    json.beginObject()
    json.field("rule", rule.id)
    json.field("version", rule.version)
    json.field("stage", hit.stage.rawValue)
    if let lowered = hit.lowered { json.field("lowered", lowered) }
    json.field("subject", rule.subject.rawValue)
    json.field("score", hit.score)
    json.key("say")
    json.beginObject()
    for text in programs.say { json.field(text.language, filled(text)) }
    json.endObject()
    json.key("terms")
    json.beginArray()
    for (number, term) in rule.terms.enumerated() {
      let alternatives = programs.terms[number]
      let holds = alternatives.contains { $0.isTrue(in: frame) }
      writeTerm(term.text, holds ? "true" : state(of: alternatives[0]), to: &json)
    }
    json.endArray()
    json.key("unless")
    json.beginArray()
    for (number, exception) in rule.unless.enumerated() {
      writeTerm(exception.text, state(of: programs.unless[number]), to: &json)
    }
    json.endArray()
    json.key("more")
    json.beginArray()
    for (number, addition) in rule.more.enumerated() {
      let score = RuleEvaluation.number(programs.more[number].score.evaluate(frame), addition.score.type)
      writeTerm(addition.condition.text, state(of: programs.more[number].condition), score: score, to: &json)
    }
    json.endArray()
    json.key("values")
    json.beginArray()
    writeValues(of: rule, to: &json)
    json.endArray()
    json.key("evidence")
    json.beginArray()
    writeEvidence(of: rule, event, to: &json)
    json.endArray()
    json.endObject()
  }

  /// The rules about the subject whose terms all held, each with the exception that stood against it.
  private func writeExcepted(_ kind: RuleSpec.Subject, to json: inout JSONWriter) {
    json.array("excepted") { json in
      for excepted in excepted where bound.set.rules[excepted.rule].subject == kind {
        let rule = bound.set.rules[excepted.rule]
        json.object { json in
          json.field("rule", rule.id)
          json.field("version", rule.version)
          json.field("unless", rule.unless[excepted.exception].text)
          json.field("result", state(of: bound.rules[excepted.rule].unless[excepted.exception]))
        }
      }
    }
  }

  private func state(of program: Program) -> String {
    let result = program.evaluate(frame.frame)
    return ValueText(schema: schema, symbols: symbols).text(result, .bool)
  }

  private func writeTerm(_ text: String, _ result: String, score: Double? = nil, to json: inout JSONWriter) {
    json.object { json in
      json.field("text", text)
      json.field("result", result)
      if let score { json.field("score", score) }
    }
  }

  /// Every name that the rule read, with its value on this event.
  private func writeValues(of rule: Rule, to json: inout JSONWriter) {
    let texts = ValueText(schema: schema, symbols: symbols)
    for slot in rule.slots {
      let scalar = Scalar(bits: frame.values[slot], state: frame.states[slot])
      let (name, type) = bound.set.variable(inSlot: slot)
      json.object { json in
        json.field("name", name)
        json.field("value", bound.isPersonal[slot] ? ValueText.masked : texts.text(scalar, type))
        if isSaturated(slot) { json.field("saturated", true) }
      }
    }
  }

  /// A feature in the slot stands at a limit, or is computed from one that does.
  private func isSaturated(_ slot: Int) -> Bool {
    let feature = slot - schema.fields.count
    guard bound.set.features.indices.contains(feature) else { return false }
    return bound.set.definitions(of: feature).contains { frame.isSaturated[$0] }
  }

  private mutating func writeEvidence(of rule: Rule, _ event: ScoredEvent, to json: inout JSONWriter) {
    var left = Self.maximumEvidence
    for (feature, definition) in rule.features.flatMap({ feature in
      bound.set.definitions(of: feature).map { (feature, $0) }
    }) where left > 0 {
      let found = features.evidence(
        of: definition, row: frame.values, presence: event.row.presence, time: event.time, limit: min(16, left))
      left -= found.count
      for evidence in found {
        json.object { json in
          json.field("input", evidence.input)
          json.field("time", EventTime(milliseconds: evidence.time))
          json.field("feature", bound.set.features[feature].name)
        }
      }
    }
  }

  private func writeActions(_ actions: Actions, to json: inout JSONWriter) {
    json.array("actions") { json in
      for action in actions.done {
        json.object { json in
          json.field("do", action.action)
          json.field("id", action.id)
          if let scope = action.scope { json.field("scope", scope) }
          if let until = action.until { json.field("until", until) }
        }
      }
    }
    json.array("stopped") { json in
      for stopped in actions.stopped {
        json.object { json in
          json.field("do", stopped.action)
          json.field("because", stopped.because)
        }
      }
    }
  }
}

extension Program {
  fileprivate func isTrue(in frame: Frame) -> Bool {
    let result = evaluate(frame)
    return result.state == .value && result.bits != 0
  }
}
