import FrostProtocol

/// One freeze with its causes.
struct FreezeScreen {
  var paint: Paint
  var time: LocalTime

  func lines(_ freeze: FreezeDocument) -> [String] {
    var lines = [
      paint("\(freeze.account): \(Scope.words(freeze.scope)) frozen" + (freeze.ended == nil ? "" : " no more"), .bold)
    ]
    lines.append("  code   \(freeze.code)  (\(freeze.id))")
    lines.append("  since  \(time.text(freeze.from, precisely: true))")
    if let ended = freeze.ended {
      lines.append("  ended  \(time.text(ended, precisely: true))")
    } else {
      lines.append("  until  " + (freeze.until.map { time.text($0, precisely: true) } ?? "somebody releases it"))
    }
    if let allowance = freeze.allowance { lines.append("  allows \(allowance) a day") }
    if let review = freeze.review { lines.append("  review \(time.text(review, precisely: true)) by a supervisor") }
    for cause in freeze.causes { lines += self.cause(cause) }
    lines += ProgressLines(paint: paint, time: time).lines(freeze.progress ?? [])
    return lines
  }

  private func cause(_ cause: CauseDocument) -> [String] {
    var lines = [
      cause.kind == "compliance"
        ? "  the compliance desk; support can neither read nor end it"
        : "  \(cause.kind) \(paint(cause.by, .cyan)): \(cause.reason)"
    ]
    if let decision = cause.decision { lines.append("    decision \(decision)") }
    if let ended = cause.ended {
      var end = "    ended \(time.text(ended)) by \(cause.endedBy ?? "nobody named")"
      if let outcome = cause.outcome { end += ", outcome \(outcome.rawValue)" }
      if let reason = cause.endReason, !reason.isEmpty { end += ": \(reason)" }
      lines.append(end)
    }
    return lines
  }
}
