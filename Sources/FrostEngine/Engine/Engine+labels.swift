import CEL
import FrostEvents
import FrostRules

extension Engine {
  /// Sets the labels of rules that hit. All rules have been evaluated: none sees it on this event.
  mutating func setLabels(
    of hits: [Hit], _ decision: String, _ event: ScoredEvent, _ actions: inout Actions, _ commit: inout Commit
  ) {
    for hit in hits {
      for number in bound.set.rules[hit.rule].effects.indices {
        guard case .label(let name, let field, let lasts) = bound.set.rules[hit.rule].effects[number].kind,
          let subject = event.row.string(of: field)
        else { continue }
        if let condition = bound.rules[hit.rule].effectConditions[number], !condition.evaluate(frame.frame).isTrue {
          continue
        }
        let rule = bound.set.rules[hit.rule]
        let row = SubjectLabelRow(
          kind: schema.fields[schema.kind(ofKey: field)].name, subject: subject, label: name,
          by: "\(rule.id)@\(rule.version)", decision: decision, from: event.time,
          until: EventTime(milliseconds: event.time.milliseconds + lasts))
        set(row, "\(schema.fields[field].name).label.\(name)", event, &actions, &commit)
      }
    }
  }

  private mutating func set(
    _ row: SubjectLabelRow, _ name: String, _ event: ScoredEvent, _ actions: inout Actions, _ commit: inout Commit
  ) {
    let key = LabelBook.Key(
      kind: texts.table.intern(row.kind), subject: texts.table.intern(row.subject), label: texts.table.intern(row.label)
    )
    let isNew = !labels.contains(key, at: event.time)
    guard !labels.covers(key, Validity(from: row.from, until: row.until)) else { return }
    guard labels.hasRoom(for: key, oldest: oldestScored) else {
      actions.stop("label", "there are \(labels.count) labels, which is the limit")
      return
    }
    emit(.subjectLabel(row), &commit)
    guard isNew else { return }
    actions.done.append(
      .init(
        action: "label", id: StableID.make(.label, event.idText, name, row.subject), scope: name, until: row.until))
  }
}
