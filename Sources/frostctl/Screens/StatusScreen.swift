import FrostProtocol

/// `frostctl status`.
struct StatusScreen {
  var paint: Paint
  var time: LocalTime

  func lines(_ status: StatusDocument) -> [String] {
    var lines = [head(status), ""]
    lines.append(row("rules", rules(status.ruleSet)))
    if let reload = status.lastReload {
      let result = reload.ok ? "reloaded" : paint("reload refused, the rules before it stay in force", .red)
      lines.append(row("", "\(result) at \(time.text(reload.at)): \(reload.message.prefix { $0 != "\n" })"))
    }
    for source in status.sources { lines.append(row("source", self.source(source))) }
    if status.sources.isEmpty { lines.append(row("source", "none: nothing is watched")) }
    lines.append(row("events", events(status.counters)))
    if let engineTime = status.engineTime {
      lines.append(row("", "newest at \(time.text(engineTime, precisely: true))"))
    }
    lines.append(
      row(
        "freezes",
        "\(Words.grouped(status.freezes.active)) active, \(Words.grouped(status.freezes.lastDay)) begun in the last 24 h"
      ))
    lines.append(
      row(
        "waiting",
        Words.count(status.holdsPlaced, "hold", "holds") + ", "
          + Words.count(status.stepUpsDemanded, "step-up", "step-ups")))
    lines.append(
      row(
        "queues",
        Words.count(status.alertsQueued, "alert", "alerts") + " to users, "
          + Words.count(status.escalationsOpen, "case", "cases") + " for support"))
    lines.append(
      row(
        "leaked",
        status.counters.leaks == 0
          ? "nothing left a frozen account"
          : paint(
            "\(Words.grouped(amount: status.counters.leakedAmount)) \(status.currency) left frozen accounts in "
              + Words.count(Int(status.counters.leaks), "movement", "movements"), .red)))
    if status.counters.releases > 0 {
      let hours = status.counters.secondsToRelease / 3600
      lines.append(
        row(
          "released",
          "\(Words.grouped(status.counters.releases)) by people, after \(hours) h \(status.counters.secondsToRelease / 60 % 60) min on average; "
            + "\(Words.grouped(status.counters.honestHoursFrozen)) honest hours frozen"))
    }
    lines.append(row("database", Words.bytes(status.databaseBytes)))
    if !status.attention.isEmpty {
      lines += ["", paint("Needs attention", .yellow)] + status.attention.map { "  - " + $0 }
    }
    return lines
  }

  private func head(_ status: StatusDocument) -> String {
    let ink: Paint.Ink = status.state == .running ? .green : status.state == .degraded ? .red : .yellow
    let since = time.text(status.since, precisely: true)
    if status.state == .stopped { return "frostd is \(paint("stopped", .red)); its newest commit is of \(since)" }
    return "frostd \(status.version) is \(paint(status.state.rawValue, ink))"
      + (status.state == .running ? " since \(since)" : "; it was started \(since)")
  }

  private func row(_ name: String, _ text: String) -> String { paint(name.padded(to: 10), .faint) + text }

  private func rules(_ set: RuleSetStatus) -> String {
    let stages = ["enforce", "review", "shadow", "disabled"].compactMap { stage in
      set.stages[stage].flatMap { $0 > 0 ? "\($0) \(stage)" : nil }
    }
    return (stages.isEmpty ? "none" : stages.joined(separator: ", "))
      + " (version \(set.version), \(set.hash.prefix(12)))"
      + (set.warming > 0
        ? "; " + paint("\(set.warming) of them warming up, in shadow meanwhile", .yellow) + ": frostctl rules list"
        : "")
  }

  private func source(_ source: SourceStatus) -> String {
    let lag = source.lagBytes == 0 ? "all read" : paint(Words.bytes(source.lagBytes) + " behind", .yellow)
    let lost = source.lostBytes == 0 ? "" : ", " + paint(Words.bytes(source.lostBytes) + " lost", .red)
    return "\(source.name): \(source.path), \(Words.bytes(source.offset)), \(lag)\(lost)"
  }

  private func events(_ counters: CountersDocument) -> String {
    var parts = [Words.grouped(counters.scored) + " scored"]
    if counters.duplicates > 0 { parts.append(Words.grouped(counters.duplicates) + " duplicate") }
    if counters.late > 0 { parts.append(Words.grouped(counters.late) + " too late") }
    if counters.unratedAmounts > 0 {
      parts.append(paint(Words.count(Int(counters.unratedAmounts), "amount", "amounts") + " without a rate", .yellow))
    }
    if counters.forgottenIds > 0 {
      parts.append(paint(Words.count(Int(counters.forgottenIds), "id", "ids") + " forgotten", .yellow))
    }
    if counters.quarantined > 0 { parts.append(paint(Words.grouped(counters.quarantined) + " in quarantine", .yellow)) }
    return parts.joined(separator: ", ")
  }
}
