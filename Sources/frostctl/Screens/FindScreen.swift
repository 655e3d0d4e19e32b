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
    line +=
      match.restrictions.isEmpty
      ? "  not restricted" : "  " + paint("restricted: " + match.restrictions.joined(separator: ", "), .red)
    let seen = match.lastSeen.map { "last seen \($0); " } ?? ""
    return [line, "  \(seen)frostctl why \(match.account) --caller"]
  }
}
