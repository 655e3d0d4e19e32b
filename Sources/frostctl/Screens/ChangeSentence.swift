import FrostProtocol

/// One change of the feed in a line.
struct ChangeSentence {
  var paint: Paint
  var time: LocalTime

  func line(_ change: ChangeDocument) -> String {
    "\(paint(time.text(change.at), .faint))  \(change.account.padded(to: 8))  \(what(change))"
  }

  private func what(_ change: ChangeDocument) -> String {
    let document = change.document
    let member = { (name: String) in document[name]?.text ?? "" }
    let reason = Self.reason(document)
    let because = reason.isEmpty ? "" : ": " + reason
    switch change.kind {
    case "freeze.placed": return paint("frozen", .red) + " (\(member("scope")))" + because
    case "freeze.extended": return "stays frozen (\(member("scope")))" + because
    case "freeze.ended": return paint("no longer frozen", .green) + " (\(member("scope")))" + because
    case "hold.placed": return paint("payment waits", .yellow) + because
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
