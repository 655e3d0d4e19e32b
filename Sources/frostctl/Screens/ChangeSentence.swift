import FrostProtocol

/// One change of the feed in a line.
struct ChangeSentence {
  var paint: Paint
  var time: LocalTime

  /// - Parameter width: columns to fit into; the reason gives way.
  func line(_ change: ChangeDocument, width: Int? = nil) -> String {
    let reason = Self.reason(change.document)
    let head = "\(paint(time.text(change.at), .faint))  \(change.account.padded(to: 8))  "
    let whole = head + what(change, reason)
    guard let width, whole.columns > width else { return whole }
    return head + what(change, reason.cut(to: max(8, reason.columns - (whole.columns - width))))
  }

  /// The freezes among `changes`, one line for those of an account that have one reason, broken to fit `width`.
  func freezes(_ changes: [ChangeDocument], width: Int?) -> [String] {
    var lines: [String] = []
    var rest = changes.filter { $0.kind == "freeze.placed" }[...]
    while let first = rest.first {
      let reason = Self.reason(first.document)
      let same = rest.prefix { $0.account == first.account && Self.reason($0.document) == reason }
      rest = rest.dropFirst(same.count)
      let scopes = same.compactMap { $0.document["scope"]?.text }.joined(separator: ", ")
      let head = "\(time.text(first.at))  \(first.account)  "
      let text = "frozen (\(scopes)): \(reason)"
      let indent = String(repeating: " ", count: head.columns)
      let wrapped = text.wrapped(to: max(30, (width ?? 10_000) - head.columns))
      lines += wrapped.enumerated().map { $0 == 0 ? paint(head, .faint) + $1 : indent + $1 }
    }
    return lines
  }

  private func what(_ change: ChangeDocument, _ reason: String) -> String {
    let document = change.document
    let member = { (name: String) in document[name]?.text ?? "" }
    let because = reason.isEmpty ? "" : ": " + reason
    switch change.kind {
    case "freeze.placed": return paint("frozen", .red) + " (\(member("scope")))" + because
    case "freeze.extended": return "stays frozen (\(member("scope")))" + because
    case "freeze.shortened": return "frozen for a shorter time (\(member("scope")))" + because
    case "answer.counted", "answer.ignored", "answer.noted", "answer.proof":
      return "the user says: \(member("answer") == "me" ? "it was me" : "it was not me")" + because
    case "freeze.ended": return paint("no longer frozen", .green) + " (\(member("scope")))" + because
    case "denial.placed": return paint("denied binding and registration", .red) + because
    case "denial.extended": return "stays denied" + because
    case "denial.ended": return paint("no longer denied", .green) + because
    case "hold.placed": return paint("payment waits", .yellow) + because
    case "hold.released": return "payment goes on" + because
    case "hold.returned": return "payment goes back to the balance" + because
    case "step-up.demanded": return paint("asked to prove who they are", .yellow) + because
    case "step-up.passed": return "proved who they are" + because
    case "step-up.failed": return "could not prove who they are" + because
    case "step-up.timed-out": return "did not prove who they are in time" + because
    case "step-up.superseded": return "need no longer prove who they are" + because
    case "escalation.raised": return "support is asked with more haste, \(member("to"))" + because
    case "escalation.resolved": return "the case is closed" + because
    case "allow.placed": return "rules leave it alone" + because
    case "allow.ended": return "rules watch it again" + because
    case "approval.placed": return paint("another person has to agree", .yellow) + because
    case "approval.ended": return "the other person has answered" + because
    case "mode-cap.placed": return paint("no rule acts above \(member("text"))", .yellow) + because
    case "mode-cap.ended": return "rules act at their own stage again" + because
    case "guard-trip.placed": return paint("the storm guard has tripped", .red) + because
    case "guard-trip.ended": return "the storm guard's trip is over" + because
    case "alert.queued": return "the user is told (\(member("rule")))"
    case "escalation.opened": return "support is asked, \(member("to"))" + because
    case "label.set": return "known as \(member("outcome"))" + because
    case "leak.seen":
      return paint("\(Words.grouped(amount: member("amount"))) \(member("currency")) left", .red)
        + " though frozen (\(member("scope")))"
    default: return change.kind + because
    }
  }

  /// The sentence of a change's document: its own, or that of its newest cause.
  static func reason(_ document: JSONValue) -> String {
    for name in ["reason", "summary"] {
      if let text = document[name]?.text, !text.isEmpty { return text }
    }
    if case .array(let causes) = document["causes"], let cause = causes.last { return reason(cause) }
    return ""
  }
}
