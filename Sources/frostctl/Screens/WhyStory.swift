import FrostProtocol

/// `frostctl why`: what a support agent reads while the customer is on the phone.
struct WhyStory {
  var paint: Paint
  var time: LocalTime
  var width: Int

  func lines(_ why: WhyDocument, limit: Int) -> [String] {
    var lines = AccountScreen(paint: paint, time: time).restrictions(why.state)
    for hold in why.state.holds where hold.state == "placed" {
      let amount = hold.amount.map { Words.grouped(amount: $0) + " " + (hold.currency ?? "") } ?? "a movement"
      lines.append("  \(amount) waits until \(time.text(hold.deadline, precisely: true)), then: \(hold.onTimeout)")
    }
    for label in why.state.labels {
      lines.append(
        "  known as \(label.outcome.rawValue) since \(time.text(label.learned)) (\(label.source))"
          + (label.reason.isEmpty ? "" : ": \(label.reason)"))
    }
    for freeze in why.state.freezes {
      for cause in freeze.causes where cause.ended == nil && cause.kind != "rule" {
        lines.append("  \(cause.kind) \(cause.by) at \(time.text(cause.from, precisely: true)): \(cause.reason)")
      }
    }
    if why.decisions.isEmpty {
      lines += ["", "No rule has ever acted on \(why.account)."]
    }
    for decision in why.decisions.prefix(limit) { lines += [""] + self.decision(decision) }
    if why.decisions.count > limit {
      let rest = Words.count(why.decisions.count - limit, "older decision", "older decisions")
      lines += ["", "\(rest): frostctl why \(why.account) --limit \(why.decisions.count)"]
    }
    if !why.state.restrictions.isEmpty {
      lines += [
        "", "To release (outcome fraud, honest, scam or unclear; --dry-run looks first):",
        "  frostctl freezes release \(why.account) --outcome honest --reason \"…\"",
      ]
    }
    return lines
  }

  func decision(_ decision: DecisionDocument) -> [String] {
    var lines = [paint("\(time.text(decision.time, precisely: true))  \(EventSentence.text(decision))", .bold)]
    let stopped = decision.stopped.map { "\(paint("not done", .yellow)): \($0.do), because \($0.because)" }
    for sentence in [done(decision.actions)] + stopped {
      lines += sentence.wrapped(to: max(20, width - 2)).map { "  " + $0 }
    }
    for hit in decision.rules { lines += [""] + RuleStory(paint: paint, time: time, width: width).lines(hit) }
    lines.append("")
    for excepted in decision.excepted ?? [] {
      lines.append("  \(excepted.rule) did not count: its exception `\(excepted.unless)` is \(excepted.result)")
    }
    lines += scores(decision)
    lines.append(
      paint(
        "  decision \(decision.id), event \(decision.event.id ?? "without id"), rule set \(decision.ruleSet.version)",
        .faint))
    return lines
  }

  private func done(_ actions: [DecidedAction]) -> String {
    if actions.isEmpty { return "Frost did nothing: it only watched." }
    let words = actions.map { action in
      let until = action.until.map { " until \(time.text($0))" } ?? ""
      switch action.do {
      case "freeze": return paint("froze", .red) + " the account (\(action.scope ?? "out"))\(until)"
      case "hold": return paint("held", .yellow) + " the movement\(until)"
      case "step-up": return "asked the user to prove who they are\(until)"
      case "alert": return "told the user"
      case "case": return "opened a case for support"
      case "label": return "labelled \(action.scope ?? "")\(until)"
      case "escalate": return "asked support to get in touch"
      default: return action.do + until
      }
    }
    return "Frost " + words.joined(separator: ", ") + "."
  }

  /// `account A1: 90 points` and how the rules make it up.
  private func scores(_ decision: DecisionDocument) -> [String] {
    decision.subjects.map { subject in
      let hits = decision.rules.filter { $0.subject == subject.kind }
      let parts = hits.map { "\(Words.number($0.score)) \($0.rule)" + ($0.stage == "enforce" ? "" : " (\($0.stage))") }
      let sum = hits.reduce(0) { $0 + $1.score }
      var line = "  score of \(subject.kind) \(subject.id): \(paint(Words.number(subject.enforce), .bold))"
      if hits.count > 1 || sum != subject.enforce { line += " of " + parts.joined(separator: " + ") }
      if sum > subject.all { line += ", capped at \(Words.number(subject.all))" }
      if subject.all != subject.enforce {
        line += "; with review \(Words.number(subject.review)), with shadow \(Words.number(subject.all))"
      }
      return line
    }
  }
}
