import FrostProtocol

/// One case with its steps.
struct EscalationScreen {
  var paint: Paint
  var time: LocalTime

  func lines(_ escalation: EscalationDocument) -> [String] {
    var state = escalation.state
    if let assignee = escalation.assignee { state += " to \(assignee)" }
    if let outcome = escalation.outcome { state += " as \(outcome.rawValue)" }
    var lines = [
      paint("\(escalation.code)  \(escalation.account.isEmpty ? "all accounts" : escalation.account)", .bold),
      "  \(escalation.summary)", "  state   \(state)", "  queue   \(escalation.to), priority \(escalation.priority)",
      "  since   \(time.text(escalation.from, precisely: true))",
    ]
    if let due = escalation.due { lines.append("  due     \(time.text(due, precisely: true))") }
    lines.append("  id      \(escalation.id)")
    lines += escalation.steps.map { step in
      let what = step.kind == "assigned" ? "assigned to \(step.text)" : "\(step.kind): \(step.text)"
      return "  \(paint(time.text(step.at), .faint))  \(step.by) \(what)"
        + (step.outcome.map { " (\($0.rawValue))" } ?? "")
    }
    return lines
  }
}
