import FrostProtocol

/// How far what Frost decided has come at the wallet, a line each.
struct ProgressLines {
  var paint: Paint
  var time: LocalTime

  func lines(_ progress: [ProgressDocument]) -> [String] { progress.map { "  " + line($0) } }

  private func line(_ progress: ProgressDocument) -> String {
    let what = progress.change.split(separator: "/").dropFirst().first.map(String.init) ?? progress.change
    var parts = ["\(Self.thing(progress.change)) \(what) \(time.text(progress.decided))"]
    parts.append(progress.fetched.map { "fetched \(time.text($0))" } ?? "not known to be fetched")
    if let answer = progress.answer {
      let text = "\(answer) \(time.text(progress.answered, or: ""))"
      parts.append(answer == "failed" ? paint(text, .red) : text)
    } else {
      parts.append(paint("no answer", .yellow))
    }
    return parts.joined(separator: ", ")
  }

  private static func thing(_ change: String) -> String {
    switch change.prefix(4) {
    case "frz_": "freeze"
    case "hld_": "hold"
    case "stp_": "step-up"
    default: String(change.prefix { $0 != "/" })
    }
  }
}
