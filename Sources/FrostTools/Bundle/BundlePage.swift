package import FrostProtocol

/// A bundle as one page of HTML for who has neither Frost nor its tools: no script, no other file. The document itself is in
/// it, for machines.
package struct BundlePage: Sendable {
  let bundle: BundleDocument

  package init(_ bundle: BundleDocument) { self.bundle = bundle }

  package func text() throws -> String {
    let title = "Frost: account \(bundle.account)"
    let data = String(decoding: try ProtocolJSON.encode(bundle, pretty: true), as: UTF8.self)
      .replacing("<", with: #"\u003c"#)
    let parts = [standing, decisions, events, cases, rules, people, audit].filter { !$0.isEmpty }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTML.escaped(title))</title>
      <style>
      \(BacktestPage.style)
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12.5px; margin: 10px 0 0; }
      h3 { font-size: 15px; margin: 16px 0 0; }
      td { overflow-wrap: break-word; }
      </style>
      </head>
      <body>
      <main>
      <header>
      <h1>\(HTML.escaped("Account \(bundle.account): what was done and why"))</h1>
      <p>\(HTML.escaped(made))</p>
      </header>
      \(parts.joined(separator: "\n"))
      <footer>\(HTML.escaped(Self.footer))</footer>
      </main>
      <script type="application/json" id="frost-bundle">
      \(data)
      </script>
      </body>
      </html>

      """
  }

  private var made: String {
    let by = bundle.by + (bundle.via.map { " through \($0)" } ?? "")
    let personal =
      bundle.masked
      ? "Personal values are masked (***)." : "Personal values are as they were: keep this file as the law asks for."
    return "Given out by \(by) at \(bundle.made): \(bundle.reason). \(personal)"
  }

  private static let footer =
    "Times are UTC. The same as JSON (frost.bundle/1) is in this file, in the element with the id frost-bundle. "
    + "frostctl prints the file's SHA-256 when it writes it: whoever has noted it can tell that the file was not changed."

  private var standing: String {
    let rows = bundle.state.freezes.flatMap { freeze in freeze.causes.map { Self.row($0, of: freeze) } }
    let note =
      bundle.state.restrictions.isEmpty
      ? "Nothing is restricted now."
      : "Restricted now: " + bundle.state.restrictions.map(\.scope).joined(separator: ", ") + "."
    let labels = bundle.state.labels.map {
      "Known as \($0.outcome.rawValue) since \($0.learned), from \($0.source): \($0.reason)."
    }
    return HTML.figure(
      "Freezes", ([note] + labels).joined(separator: " "),
      rows.isEmpty
        ? "" : HTML.table(["scope", "state", "from", "to", "because of", "reason", "end"], rows, numbers: []))
  }

  private static func row(_ cause: CauseDocument, of freeze: FreezeDocument) -> [String] {
    let end = cause.ended ?? cause.until ?? "until released"
    let by = cause.by.isEmpty ? cause.kind : "\(cause.kind) \(cause.by)"
    let reason = cause.endReason.map { ": \($0)" } ?? ""
    let ending = cause.endedBy.map { "ended by \($0)\(reason)" } ?? ""
    return [freeze.scope, freeze.state, cause.from, end, by, cause.reason, ending]
  }

  private var events: String {
    guard !bundle.events.isEmpty else { return "" }
    return HTML.figure(
      "Event lines",
      "What the wallet wrote and Frost took into its journal: what was decided, and what the values came from.",
      HTML.table(
        ["input", "source", "id", "fields"],
        bundle.events.map { event in
          [
            "\(event.input)", event.source, event.id,
            event.fields.map(Self.listing) ?? "not in the journal any more: too old",
          ]
        }, numbers: [0]))
  }

  private var cases: String {
    guard !bundle.cases.isEmpty else { return "" }
    let rows = bundle.cases.flatMap(Self.rows)
    return HTML.figure("Cases", "", HTML.table(["case", "at", "rule or person", "state", "text"], rows, numbers: []))
  }

  private static func rows(_ item: EscalationDocument) -> [[String]] {
    let outcome = item.outcome.map { ": \($0.rawValue)" } ?? ""
    let head = [item.code, item.from, item.rule, item.state + outcome, item.summary]
    return [head] + item.steps.map { ["", $0.at, $0.by, $0.kind, $0.text] }
  }

  private var rules: String {
    let texts = bundle.rules.map(Self.text)
    return texts.isEmpty
      ? ""
      : HTML.figure(
        "Rules", "As they stand in their files, with the features they read.", texts.joined(separator: "\n"))
  }

  private static func text(_ rule: BundleDocument.Rule) -> String {
    let head = "<h3>\(HTML.escaped("\(rule.rule)@\(rule.version)"))</h3>"
    guard let text = rule.text else {
      return head + "<p>The files of this version were not at hand; the hash of the rule set names them.</p>"
    }
    return head + "<pre>\(HTML.escaped(text))</pre>"
  }

  /// Everybody who did something, by name.
  private var people: String {
    var acts: [String: Set<String>] = [:]
    for entry in bundle.audit {
      acts[entry.actor + (entry.via.map { " via \($0)" } ?? ""), default: []].insert(entry.action)
    }
    for step in bundle.cases.flatMap(\.steps) { acts[step.by, default: []].insert("case \(step.kind)") }
    guard !acts.isEmpty else { return "" }
    return HTML.figure(
      "People", "Who did something about this account, by the log.",
      HTML.table(
        ["who", "what"], acts.sorted { $0.key < $1.key }.map { [$0.key, $0.value.sorted().joined(separator: ", ")] },
        numbers: []))
  }

  private var audit: String {
    let proof = bundle.chain.verification
    var sentences: [String] = []
    if proof.findings.isEmpty {
      let entries = Figures.count(Int(proof.entries), "entry", "entries")
      sentences.append(
        "The whole log of \(entries) was gone over: every entry follows from the one before it, none was changed, moved or "
          + "taken out of the middle.")
      sentences.append(
        proof.keyed > 0
          ? "\(Figures.count(Int(proof.keyed), "entry", "entries")) could be made with a secret key only."
          : "No secret key was used: against who may write the database stand the anchors that frostd writes to the "
            + "systemd journal, which frostctl audit verify holds the log against.")
    } else {
      let findings = proof.findings.map { "entry \($0.entry): \($0.message)" }.joined(separator: "; ")
      sentences.append("The log was changed: \(findings).")
    }
    if let anchor = bundle.chain.anchor {
      sentences.append(
        "Its newest entry and chain at that time: \(anchor). Whoever keeps this anchor can show later that nothing up to it was changed."
      )
    }
    if proof.erased > 0 { sentences.append("Personal parts of \(proof.erased) entries were erased.") }
    let head = ["entry", "at", "who", "did", "subject", "why", "before", "after"]
    return HTML.figure(
      "Audit log", sentences.joined(separator: " "),
      bundle.audit.isEmpty ? "" : HTML.table(head, bundle.audit.map(Self.row), numbers: [0]))
  }

  private static func row(_ entry: AuditEntryDocument) -> [String] {
    let who = entry.actor + (entry.via.map { " via \($0)" } ?? "")
    return ["\(entry.entry)", entry.at, who, entry.action, entry.subject, entry.reason, entry.before, entry.after]
  }

  static func listing(_ fields: [String: JSONValue]) -> String {
    fields.sorted { $0.key < $1.key }.map { "\($0.key) = \(text($0.value))" }.joined(separator: ", ")
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "none"
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): Figures.short(number)
    case .string(let text): text
    case .array, .object: String(decoding: (try? ProtocolJSON.encode(value)) ?? [], as: UTF8.self)
    }
  }
}
