import FrostEngine
import FrostEvents
import FrostProtocol
import FrostRules
import FrostSources

extension Facts.Contents {
  /// What is watched inside the daemon, and what to type where it is not well.
  var health: [HealthItem] {
    [storeItem, rulesItem] + sources.map(\.item) + vitalsItems + countersItems + guardItems + checkpointItems
      + memoryItems
  }

  /// Whether something keeps events from being scored or rules from being in force.
  var isDegraded: Bool { health.contains { $0.state == .failing } }

  /// What the database of a stopped daemon tells.
  /// - Parameter hash: of the rule set that was in force.
  func healthAtRest(decidedBy hash: String) -> [HealthItem] {
    [
      HealthItem(
        "frostd", .failing, "frostd is stopped: nothing is scored; this is what it left",
        command: "systemctl start frostd"),
      hash == rules.hash
        ? HealthItem("rules", "the rule files are those that decided last")
        : HealthItem(
          "rules", .warning, "the rule files are not those that decided last: the next start takes them",
          command: "frostctl rules check"),
    ] + guardItems
  }

  private var storeItem: HealthItem {
    guard let storeTrouble else { return HealthItem("store", "commits succeed") }
    return HealthItem(
      "store", .failing, "nothing is scored until commits succeed again: \(storeTrouble)",
      command: "df -h; journalctl -u frostd -n 20")
  }

  private var rulesItem: HealthItem {
    if let lastReload, !lastReload.ok {
      return HealthItem(
        "rules", .failing, "the rules could not be loaded anew, the old ones are in force",
        command: "frostctl rules check")
    }
    let warming = warmingSentence.map { "; " + $0 } ?? ""
    return HealthItem("rules", "version \(ruleSetVersion) is in force" + warming)
  }

  private var vitalsItems: [HealthItem] {
    let known = Set(symptoms.map(\.name))
    let well = [("stream", "events come as usual"), ("quarantine", "lines are read"), ("missing", "values are known")]
      .filter { !known.contains($0.0) }.map { HealthItem($0.0, $0.1) }
    return well
      + symptoms.map { symptom in
        HealthItem(
          symptom.name, symptom.name == "stream" ? .failing : .warning, symptom.message,
          command: symptom.name == "quarantine"
            ? "frostctl quarantine list" : symptom.name.hasPrefix("features.") ? "frostctl features" : "frostctl status"
        )
      }
  }

  /// Counters that should not grow; what grew within a day is shown.
  private var countersItems: [HealthItem] {
    let dayAgo = counters.watermark - 86_400_000
    return [
      lastUnrated > dayAgo
        ? HealthItem(
          "rates", .warning,
          "\(counters.unratedAmounts) amounts were left out: no rate for their currency at their time",
          command: "frostctl rules check")
        : HealthItem("rates", "every amount has a rate"),
      lastForgotten > dayAgo
        ? HealthItem(
          "duplicates", .warning,
          "\(counters.forgottenIDs) event ids were forgotten before their time: raise `duplicates: entries` in frost.yaml",
          command: "frostd check --config /etc/frost/frost.yaml")
        : HealthItem("duplicates", "all event ids of the horizon are remembered"),
    ]
  }

  /// What makes the next start slower than it need be.
  private var checkpointItems: [HealthItem] {
    (refusedCheckpoints.prefix(1) + (checkpointTrouble.map { ["no checkpoint could be written: \($0)"] } ?? [])).map {
      HealthItem("checkpoint", .warning, $0, command: "journalctl -u frostd -g checkpoint")
    }
  }

  /// What is remembered of accounts and other keys.
  private var memoryItems: [HealthItem] {
    if isMending {
      return [
        HealthItem(
          "memory", .failing,
          "bytes of packed keys are not as they were written: nothing is scored until what is remembered is made anew",
          command: "dmesg")
      ]
    }
    guard let keyUse else { return [] }
    let (bytes, others) = (keyUse.bytes >> 20, keyUse.others >> 20)
    if let limit = keyUse.limit, keyUse.bytes + keyUse.others > limit + limit / 8 {
      return [
        HealthItem(
          "memory", .warning,
          "keys take \(bytes) MiB, texts and ids \(others) MiB, more than the \(limit >> 20) MiB of `memory` in frost.yaml: "
            + "the state directory has no room to put cold keys out, events bring them back faster, or texts and ids need more",
          command: "df -h")
      ]
    }
    return [
      HealthItem(
        "memory",
        "\(keyUse.keys - keyUse.packed) keys take \(bytes) MiB; \(keyUse.packed) are packed in "
          + "\(keyUse.packedBytes >> 20) MiB; texts and ids take \(others) MiB")
    ]
  }

  private var guardItems: [HealthItem] {
    var items: [HealthItem] = []
    for trip in standing(.guardTrip) {
      items.append(
        HealthItem(
          "guard", .failing, "the storm guard has tripped: \(trip.text); new freezes are holds and step-ups",
          command: "frostctl guard status"))
    }
    for cap in standing(.modeCap) {
      items.append(
        HealthItem(
          "mode", .warning, "no rule acts above \(cap.text), by \(cap.by): \(cap.reason)",
          command: "frostctl mode show"))
    }
    let waiting = standing(.approval).count
    if waiting > 0 {
      items.append(
        HealthItem(
          "consent", .warning, waiting == 1 ? "a request waits for consent" : "\(waiting) requests wait for consent",
          command: "frostctl approvals list"))
    }
    for warning in calendarWarnings {
      items.append(HealthItem("calendar", .warning, warning, command: "frostctl rules check"))
    }
    return items.isEmpty ? [HealthItem("guard", "no guard has tripped, nothing is capped")] : items
  }

  /// One line for `systemctl status`.
  var statusLine: String {
    let enforced = rules.rules.count { $0.stage == .enforce }
    let well =
      "\(counted(counters.scored, "event")) scored, \(counted(Int64(freezesPlaced), "freeze")) since the start, "
      + "\(counted(Int64(enforced), "rule")) enforced"
    let failing = health.filter { $0.state == .failing }
    return failing.isEmpty ? well : "degraded: " + failing.map(\.line).joined(separator: "; ")
  }

  private func counted(_ number: Int64, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension Facts.SourceFacts {
  fileprivate var item: HealthItem {
    let name = "source.\(self.name)"
    if let pausedFor {
      return HealthItem(
        name, .failing, "source \(self.name) is paused: \(pausedFor); mend schema.yaml, then `frostctl reload`",
        command: "frostctl quarantine list")
    }
    if let waitsForClock {
      return HealthItem(
        name, .failing, "source \(self.name) is not read: \(waitsForClock); it goes on when the clock is right",
        command: "timedatectl")
    }
    if let problem {
      return HealthItem(name, .failing, "source \(self.name): \(problem); it is tried again", command: "ls -l \(path)")
    }
    if isAwaited {
      return HealthItem(
        name, .warning,
        "source \(self.name): there is no file \(path); nothing is scored until the wallet writes it",
        command: "ls -l \(path)")
    }
    return lossItem(name) ?? HealthItem(name, "\(path) is read")
  }

  /// What was destroyed before it was read, since the start.
  private func lossItem(_ name: String) -> HealthItem? {
    let bytes = losses.bytes > 0 ? "; at least \(losses.bytes) bytes were never read" : ""
    if losses.files > 0 {
      return HealthItem(
        name, .warning,
        "source \(self.name): the file that was to be read on was gone\(bytes); keep rotated files uncompressed until they "
          + "are read",
        command: "ls -l \(path)*")
    }
    if losses.truncations > 0 {
      let times = losses.truncations == 1 ? "once" : "\(losses.truncations) times"
      return HealthItem(
        name, .warning,
        "source \(self.name) was truncated \(times)\(bytes); rotate it by renaming, not by copytruncate",
        command: "grep -r copytruncate /etc/logrotate.d")
    }
    return nil
  }
}
