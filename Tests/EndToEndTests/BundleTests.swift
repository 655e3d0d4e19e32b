import Foundation
import FrostProtocol
import FrostStore
import Testing

/// One file for police, a regulator or a complaint.
@Suite struct BundleTests {
  private func place() throws -> Workplace {
    let place = try Workplace(
      schema: Workplace.schema.replacing(
        "  payee:", with: "  phone: {at: /phone, type: text, personal: true}\n  payee:"))
    try place.write(
      try String(contentsOfFile: place.configuration, encoding: .utf8) + "rights: {authority: [root]}\n",
      to: place.configuration)
    return place
  }

  private static func line(_ id: String, _ second: Int, amount: Int) -> String {
    #"{"id":"\#(id)","time":"2026-02-25T06:14:\#(second)Z","type":"transfer","account":"A7","payee":"P<1>","#
      + #""amount":"\#(amount).00","phone":"13800138000"}"# + "\n"
  }

  /// The document that stands in the page.
  private func document(_ page: String) throws -> BundleDocument {
    let start = try #require(page.range(of: #"<script type="application/json" id="frost-bundle">"#))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    return try ProtocolJSON.decode(BundleDocument.self, from: Array(page[start.upperBound..<end.lowerBound].utf8))
  }

  @Test(.enabled(if: getuid() == 0, "the audit log names who runs the tests"))
  func `one page has what was done and why, the event lines, the rule and the proof`() async throws {
    let place = try place()
    try place.append(Self.line("one", 10, amount: 3000) + Self.line("two", 11, amount: 2500))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 2 }
    let order = try place.frostctl(
      "freezes", "order", "A7", "--scope", "in", "--reference", "2026-17", "--reason", "secret of the court")
    #expect(order.code == 0, "\(order.text)")

    let file = place.directory + "/case.html"
    let words = ["why", "A7", "--bundle", file, "--reason", "complaint 17", "--rules", place.rules]
    let made = try place.frostctl(words)
    #expect(made.code == 0, "\(made.text)")
    #expect(made.text.contains("1 decision, 2 event lines, "), "\(made.text)")
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    let page = try String(contentsOfFile: file, encoding: .utf8)
    let sum = try #require(made.text.firstMatch(of: /sha256 ([0-9a-f]{64})/)?.1)
    #expect(String(sum) == Self.digest(of: page))

    let bundle = try document(page)
    #expect(bundle.account == "A7" && bundle.by == "root" && bundle.reason == "complaint 17" && bundle.masked)
    #expect(bundle.events.map(\.id) == ["one", "two"])
    #expect(bundle.events[0].fields?["payee"] == .string("P<1>") && bundle.events[0].fields?["phone"] == .string("***"))
    #expect(bundle.rules.first?.text?.contains("- rule: drain") == true)
    #expect(bundle.rules.first?.text?.contains("sent_1h > 5000") == true)
    #expect(bundle.audit.map(\.action) == ["order", "bundle"], "\(bundle.audit)")
    #expect(bundle.chain.verification.findings.isEmpty && bundle.chain.verification.entries == 2)
    #expect(bundle.chain.anchor?.hasPrefix("2:") == true)
    #expect(!page.contains("13800138000"))
    #expect(page.contains("P&lt;1&gt;") && !page.contains("P<1>"))
    #expect(page.contains("none was changed, moved or taken out"))
    #expect(!page.contains("src=") && !page.contains("href="))

    // Nothing that was given out is written over.
    #expect(try place.frostctl(words).code == 5)
    // As they were, where that is asked for; and it is on record.
    let whole = place.directory + "/whole.html"
    let personal = try place.frostctl(
      "why", "A7", "--bundle", whole, "--reason", "police 4", "--personal", "--rules", place.rules)
    #expect(personal.code == 0, "\(personal.text)")
    #expect(try String(contentsOfFile: whole, encoding: .utf8).contains("13800138000"))
    #expect(try place.frostctl("audit", "list").text.contains("bundle with personal values"))
  }

  @Test(.enabled(if: getuid() == 0, "it acts as another user"))
  func `an order is not told to who may not read it, and without frostd nothing is noted`() async throws {
    let place = try place()
    try place.append(Self.line("one", 10, amount: 6000))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 1 }
    let order = try place.frostctl(
      "freezes", "order", "A7", "--scope", "in", "--reference", "2026-17", "--reason", "secret of the court")
    #expect(order.code == 0, "\(order.text)")
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    // The configuration gives the right to nobody who asks.
    try place.write(
      try String(contentsOfFile: place.configuration, encoding: .utf8).replacing("[root]", with: "[judge]"),
      to: place.configuration)
    let file = place.directory + "/case.html"
    let made = try place.frostctl(
      "why", "A7", "--bundle", file, "--reason", "complaint", "--state", place.state, "--config", place.configuration)
    #expect(made.code == 0, "\(made.text)")
    let page = try String(contentsOfFile: file, encoding: .utf8)
    for secret in ["2026-17", "secret of the court", "authority"] { #expect(!page.contains(secret), "\(secret)") }
    #expect(try document(page).audit.map(\.action) == ["compliance"])
    #expect(try document(page).rules.first?.text?.contains("- rule: drain") == true)
    #expect(try Store.open(place.state).audit(limit: 10).count == 1)
  }

  @Test func `a bundle needs a reason`() throws {
    let place = try place()
    for words in [
      ["why", "A7", "--bundle", "x.html"], ["why", "A7", "--bundle", "x.html", "--reason", " "],
      ["why", "A7", "--reason", "r"], ["why", "A7", "--bundle", "x.html", "--reason", "r", "--caller"],
    ] { #expect(try place.frostctl(words).code == 64, "\(words)") }
  }

  private static func digest(of text: String) -> String {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.standardInput = input
    process.standardOutput = output
    try? process.run()
    DispatchQueue.global().async {
      input.fileHandleForWriting.write(Data(text.utf8))
      try? input.fileHandleForWriting.close()
    }
    let said = output.fileHandleForReading.readDataToEndOfFile()
    return String(decoding: said.prefix(64), as: UTF8.self)
  }
}
