import FrostProtocol

extension BundlePage {
  var decisions: String {
    let records = bundle.records
    guard !records.isEmpty else { return HTML.figure("Decisions", "No rule has acted on the account.", "") }
    let note =
      (bundle.moreDecisions ? "The newest \(records.count); there are older ones. " : "")
      + "A condition is as the rule writes it, a value as it was at that moment."
    return HTML.figure("Decisions", note, records.map(section).joined(separator: "\n"))
  }

  private func section(_ decision: DecisionDocument) -> String {
    let done = decision.actions.map { action in
      action.do + (action.scope.map { " (\($0))" } ?? "") + (action.until.map { " until \($0)" } ?? "")
    }
    let stopped = decision.stopped.map { "not done: \($0.do), because \($0.because)" }
    let scores = decision.subjects.map {
      "\($0.kind) \($0.id): \(Figures.short($0.enforce)) points enforced, \(Figures.short($0.all)) with rules that only watch"
    }
    let amount = decision.event.amount.map { ", \($0) \(decision.currency)" } ?? ""
    let phase = decision.event.phase ?? "done"
    let event = decision.event.id ?? ""
    var lines = ["\(decision.event.type) \(phase)\(amount), event \(event), input \(decision.input)"]
    lines.append("Done: " + (done.isEmpty ? "nothing" : done.joined(separator: "; ")))
    lines += stopped
    lines += scores
    lines.append("Rule set \(decision.ruleSet.version), hash \(decision.ruleSet.hash)")
    return "<h3>\(HTML.escaped("\(decision.time)  \(decision.id)"))</h3>\n<p>"
      + lines.map(HTML.escaped).joined(separator: "<br>\n") + "</p>\n"
      + decision.rules.map(table).joined(separator: "\n")
  }

  private func table(_ hit: RuleHit) -> String {
    let said = hit.say["en"] ?? hit.say.sorted { $0.key < $1.key }.first?.value ?? ""
    var rows = hit.terms.map { ["must hold", $0.text, $0.result] }
    rows += hit.unless.map { ["exception", $0.text, $0.result] }
    rows += hit.more.map { ["adds \(Figures.short($0.score ?? 0))", $0.text, $0.result] }
    rows += hit.values.map { ["value", $0.name, $0.value] }
    let inputs = Set(hit.evidence.map(\.input)).sorted().map(String.init).joined(separator: ", ")
    return "<p><b>\(HTML.escaped("\(hit.rule)@\(hit.version)"))</b> (\(HTML.escaped(hit.stage)), "
      + "\(Figures.short(hit.score)) points): \(HTML.escaped(said))</p>\n"
      + HTML.table(["", "as written", "was"], rows, numbers: [])
      + (inputs.isEmpty ? "" : "<p>Values come from the event lines with input \(inputs).</p>")
  }
}
