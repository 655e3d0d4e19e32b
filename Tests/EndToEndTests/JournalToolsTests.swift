import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Foundation
import Testing

/// Tools that go over the journal of a real frostd: while it runs, and when it is stopped.
@Suite struct JournalToolsTests {
  private func place(schema: String = Workplace.schema) throws -> Workplace {
    let place = try Workplace(schema: schema)
    let watch = """
        - rule: small
          title: {en: Small amounts}
          owner: tests
          stage: shadow
          types: [transfer]
          when: [amount < 10]
          score: 5
          say: {en: "{amount}"}
        - rule: never
          title: {en: Never}
          owner: tests
          stage: shadow
          types: [transfer]
          when: [amount < 0]
          score: 5
          say: {en: "{amount}"}

      """
    try place.write(Workplace.rule + watch, to: place.rules + "/drain.yaml")
    return place
  }

  private func json(_ text: String) throws -> [String: JSONValue] {
    try ProtocolJSON.decode([String: JSONValue].self, from: Array(text.utf8))
  }

  private func number(_ value: JSONValue?) -> Double? {
    switch value {
    case .integer(let number)?: Double(number)
    case .number(let number)?: number
    default: nil
    }
  }

  private func read(_ place: Workplace) -> [String] { ["--state", place.state, "--config", place.configuration] }

  // MARK: why --replay

  @Test func `a decision is made once more beside the running frostd, by each name it has`() async throws {
    let place = try place()
    try place.append(Stream.linesOfAllKinds(0..<900))
    let daemon = try RunningDaemon(place)
    let status = try await daemon.waitUntil("all is read") {
      $0.sources.first?.lagBytes == 0 && $0.counters.scored > 800
    }
    #expect(status.freezes.active > 3)
    let freezes = try await ControlClient(socket: place.directory + "/read.sock")
      .get(FreezesDocument.self, "/v1/freezes")
    for freeze in freezes.freezes {
      let decision = try #require(freeze.causes.first?.decision)
      for name in [decision, freeze.account, freeze.id] {
        let replay = try place.frostctl(["why", name, "--replay"] + read(place))
        #expect(replay.code == 0 && replay.text.contains("match: "), "\(name): \(replay.text)")
      }
    }
    let unknown = try place.frostctl(["why", "nobody", "--replay"] + read(place))
    #expect(unknown.code == 4 && unknown.text.contains("no decision of nobody"), "\(unknown.text)")
    // It goes on as before.
    try place.append(Stream.line(901))
    try await daemon.waitUntil("one more") { $0.counters.scored == status.counters.scored + 1 }
  }

  @Test func `another rule set, and what it changes, is told`() throws {
    let place = try place()
    try place.append(Stream.lines(0..<300))
    #expect(try place.runOnce().code == 0)
    let account = try #require(try Store.open(place.state).freezes(limit: 1).freezes.first?.account)
    let words = ["why", account, "--replay", "-o", "json"] + read(place)
    #expect(try json(place.frostctl(words).text)["result"] == .string("match"))

    try FileManager.default.copyItem(atPath: place.rules, toPath: place.directory + "/then")
    let changed = Workplace.rule.replacing("score: 90", with: "score: 85").replacing("over: 1h", with: "over: 1s")
    try place.write(changed, to: place.rules + "/drain.yaml")
    let differs = try place.frostctl(words)
    #expect(differs.code == 1, "\(differs.text)")
    let document = try json(differs.text)
    #expect(document["result"] == .string("differs"))
    guard case .array(let differences)? = document["differences"] else {
      Issue.record("no differences: \(differs.text)")
      return
    }
    #expect(
      differences.contains {
        $0["part"] == .string("score") && $0["was"] == .string("90") && $0["now"] == .string("85")
      })
    let table = try place.frostctl(["why", account, "--replay"] + read(place))
    #expect(table.text.contains("is not") || table.text.contains("not the one that decided"), "\(table.text)")
    let then = try place.frostctl(["why", account, "--replay", "--rules", place.directory + "/then"] + read(place))
    #expect(then.code == 0, "\(then.text)")
  }

  @Test func `what the windows need and the journal has no more is not covered`() throws {
    let place = try place()
    try place.append(Stream.lines(0..<300))
    #expect(try place.runOnce().code == 0)
    try place.append(Stream.lines(300..<310))
    #expect(try place.runOnce().code == 0)
    let account: String
    do {
      let store = try Store.open(place.state)
      account = try #require(try store.freezes(limit: 1).freezes.first?.account)
      let schema = Schema(
        bookCurrency: Currency(code: "CNY", decimals: 2),
        fields: [
          Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
          Field(name: "account", pointer: "/account", type: .key),
        ], roles: Schema.Roles(id: nil, time: 0, type: 1, account: 2))
      let all = EventTime(milliseconds: Int64.max / 4)
      try store.retain(
        Retention(
          journal: all, decisions: EventTime(milliseconds: 0), feed: EventTime(milliseconds: 0),
          quarantine: EventTime(milliseconds: 0)), schema)
      #expect(store.retained.chunks > 0)
    }
    let replay = try place.frostctl(["why", account, "--replay"] + read(place))
    #expect(replay.code == 4, "\(replay.text)")
    #expect(replay.text.contains("not covered: the rules look back to 2026-02-25") && replay.text.contains("(sent_1h)"))
    #expect(replay.text.contains("fields of events only after 2026-02-25"), "\(replay.text)")
  }

  // MARK: rules backtest --on journal

  @Test(arguments: [true, false]) func `the journal is a stream: a backtest of it freezes whom frostd froze`(
    hasIDs: Bool
  ) async throws {
    let schema =
      hasIDs
      ? Workplace.schema : Workplace.schema.replacing("  id: {at: /id, type: text, required: true}\n", with: "")
    let place = try place(schema: schema)
    try place.append(Stream.linesWithBadOnes(0..<1200))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored + $0.counters.quarantined == 1200 }
    let backtest =
      ["rules", "backtest", "--rules", place.rules, "--on", "journal", "--maturity", "1m", "-o", "json"] + read(place)
    let before = try json(place.frostctl(backtest).text)
    let live = try await ControlClient(socket: place.directory + "/read.sock")
      .get(FreezesDocument.self, "/v1/freezes", query: [("limit", "1000")])
    let frozen = Set(live.freezes.map(\.account))
    #expect(frozen.count > 5)
    #expect(number(before["events"]) == 1199)
    #expect(number(before["freezes"]?["accounts"]) == Double(frozen.count))
    #expect(number(before["freezes"]?["unknown"]).map { $0 > 3 } == true)

    // What a person finds out is known from then on.
    let account = try #require(live.freezes.last?.account)
    let released = try place.frostctl("freezes", "release", account, "--outcome", "honest", "--reason", "called back")
    #expect(released.code == 0, "\(released.text)")
    let after = try json(place.frostctl(backtest).text)
    #expect(number(after["freezes"]?["honest"]) == 1)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(try json(place.frostctl(backtest).text)["freezes"] == after["freezes"])
  }

  @Test func `options of the journal go with the journal`() throws {
    let place = try place()
    let odd = try place.frostctl(["rules", "backtest", "--on", "stream.jsonl"] + read(place))
    #expect(odd.code == 64 && odd.text.contains("go with --on journal"), "\(odd.text)")
    let none = try place.frostctl(["rules", "backtest", "--rules", place.rules, "--on", "journal"] + read(place))
    #expect(none.code == 77 && none.text.contains("frost.db: cannot be read"), "\(none.text)")
  }

  // MARK: rules health

  @Test func `rules health tells what fires, on how many, how right it was and what it costs`() async throws {
    let place = try place()
    try place.append(Stream.lines(0..<1200))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 1200 }
    let live = try await ControlClient(socket: place.directory + "/read.sock")
      .get(FreezesDocument.self, "/v1/freezes", query: [("limit", "1000")])
    let (first, second) = (live.freezes[live.freezes.count - 1].account, live.freezes[live.freezes.count - 2].account)
    for (account, outcome) in [(first, "honest"), (second, "fraud")] {
      let released = try place.frostctl("freezes", "release", account, "--outcome", outcome, "--reason", "called back")
      #expect(released.code == 0, "\(released.text)")
    }
    let words = ["rules", "health", "--maturity", "1m"] + read(place)
    let answer = try place.frostctl(words + ["-o", "json"])
    #expect(answer.code == 0, "\(answer.text)")
    let health = try json(answer.text)
    guard case .array(let rows)? = health["rules"] else {
      Issue.record("no rules: \(answer.text)")
      return
    }
    let drain = try #require(rows.first { $0["rule"] == .string("drain") })
    #expect(number(health["events"]) == 1200)
    #expect(number(health["active_accounts"]) == 1000)
    #expect(number(drain["accounts"]) == Double(live.freezes.count))
    #expect(number(drain["fraud"]) == 1 && number(drain["honest"]) == 1 && number(drain["precision"]) == 0.5)
    #expect(number(drain["freezes"]) == Double(live.freezes.count) && number(drain["overturned"]) == 1)
    // One condition on each event, whether it holds or not.
    #expect(number(drain["terms"]) == 1)
    #expect(number(drain["young"]).map { $0 >= 1 } == true)
    let newest = try json(place.frostctl(words + ["--newest", "1", "-o", "json"]).text)
    #expect(number(newest["events"]).map { $0 < 1200 } == true)

    let table = try place.frostctl(words)
    #expect(table.text.contains("Never fired on these events: never."), "\(table.text)")
    #expect(table.text.contains("Fires on too many (over 1 % of the active accounts): "), "\(table.text)")
    #expect(table.text.contains("small (2"), "\(table.text)")
    #expect(try place.frostctl(words + ["--newest", "0"]).code == 64)
  }
}
