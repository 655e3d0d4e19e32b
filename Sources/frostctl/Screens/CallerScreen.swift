import FrostProtocol

/// `frostctl why --caller`: what the agent reads while the caller waits.
struct CallerScreen {
  var paint: Paint
  var width: Int

  func lines(_ guide: CallerDocument) -> [String] {
    var lines = ([guide.account] + guide.codes).joined(separator: " ").wrapped(to: width).map { paint($0, .bold) }
    lines += section("ASK", guide.ask, .cyan)
    lines += section("YOU MAY SAY", guide.say, .green)
    let told = Words.preferred(guide.tell)
    if !told.isEmpty { lines += section("THE USER WAS TOLD", [told], .green) }
    lines += section("NEVER SAY", guide.never, .red)
    return lines + ["", "For yourself, not for the caller: frostctl why \(guide.account)"]
  }

  private func section(_ title: String, _ sentences: [String], _ ink: Paint.Ink) -> [String] {
    ["", paint(title, ink)]
      + sentences.flatMap { sentence in
        sentence.wrapped(to: width - 4).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
      }
  }
}
