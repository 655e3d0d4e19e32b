import FrostProtocol

/// `frostctl find`: who it is, and what to type next.
struct FindScreen {
  var paint: Paint
  var time: LocalTime

  func lines(_ match: FindDocument.Match) -> [String] {
    var line = paint(match.account, .bold)
    if let code = match.code { line += "  \(code)" }
    if let state = match.state { line += "  \(state)" }
    if let from = match.from { line += "  since \(time.text(from))" }
    if let seen = match.lastSeen { line += "  last seen \(seen)" }
    line +=
      match.restrictions.isEmpty
      ? "  not restricted" : "  " + paint("restricted: " + match.restrictions.joined(separator: ", "), .red)
    return [line, "  frostctl why \(match.account) --caller"]
  }
}
