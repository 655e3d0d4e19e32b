import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let day: Int64 = 86_400_000

private func login(_ id: Int, _ account: String, device: String) -> String {
  #""id":"e\#(id)","type":"login","account":"\#(account)","device":"\#(device)""#
}

/// A wallet on its first day: a new device, or a young account, is asked to prove who it is.
private func spec(historyStarts: EventTime? = nil) -> RuleSetSpec {
  Wallet.spec(
    features: [
      .of("device_age", .age, ["account", "device"]), .of("any_device_age", .age, ["device"]),
      .of("account_age", .age, ["profile.opened"]),
    ],
    rules: [
      .of("new-device", types: ["login"], when: ["device_age < '1d'"], score: "40", say: "{device_age}"),
      .of("old-device", types: ["login"], when: ["any_device_age >= '365d'"], score: "40", say: "x"),
      .of("young", types: ["login"], when: ["account_age < '30d'"], score: "40", say: "x"),
    ]
  ) { $0.historyStarts = historyStarts }
}

private func part(_ kind: ImportPart.Kind, _ columns: [String], _ rows: [[String]]) -> OperatorInput.Action {
  .importKnown(
    ImportPart(
      kind: kind, columns: columns, rows: rows.enumerated().map { .init(line: $0.offset + 2, values: $0.element) }))
}

private let devices = part(
  .devices, ["account", "device", "first_seen"],
  [["A", "D1", "2024-05-01"], ["B", "D2", "2026-03-01T20:00:00Z"]])

/// Rules that hit, by event.
private func hits(_ wallet: Wallet) -> [String] {
  wallet.decisions.map { decision in
    let rules = ["new-device", "old-device", "young"].filter { decision.document.contains("\"rule\":\"\($0)\"") }
    return "\(decision.event) \(rules.joined(separator: " "))"
  }
}

extension Wallet {
  /// Asks for an import; before the first event at the stream's beginning.
  fileprivate mutating func take(_ action: OperatorInput.Action, key: String, dryRun: Bool = false) -> OperatorReply {
    let (commit, reply) = engine.process(
      OperatorInput(
        key: key, actor: "ann", reason: "first day", at: max(engine.watermark, Self.start), dryRun: dryRun,
        action: action))
    commits.append(commit)
    return reply
  }
}

struct ImportTests {
  @Test func `on the first day imported devices are old, and others unknown`() throws {
    var wallet = try Wallet(spec())
    #expect(wallet.take(devices, key: "k") == .done(lines: ["2 devices are taken in"], freezes: []))
    wallet.feed([(0, login(1, "A", device: "D1")), (1, login(2, "C", device: "D9")), (2, login(3, "B", device: "D2"))])
    // D2 is known, and young; nobody can say how old D9 is.
    #expect(hits(wallet) == ["e1 old-device", "e3 new-device"])
    #expect(wallet.decisions[1].document.contains(#"{"name":"device_age","value":"4h"}"#))
    // The pair is what was imported: the device alone is old, with another account it is new to nobody's knowledge.
    wallet.feed([(3, login(4, "Z", device: "D1"))])
    #expect(hits(wallet).last == "e4 old-device")
  }

  @Test func `without an import the first day knows no age`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([(0, login(1, "A", device: "D1")), (2, login(3, "B", device: "D2"))])
    #expect(hits(wallet).isEmpty)
  }

  @Test func `an age counts from the oldest sight, whether an event's or an import's`() throws {
    var wallet = try Wallet(spec(historyStarts: EventTime(milliseconds: Wallet.start.milliseconds - 100 * day)))
    wallet.feed([(0, login(1, "A", device: "D1"))])
    #expect(hits(wallet) == ["e1 new-device"])
    _ = wallet.take(devices, key: "k")
    wallet.commits = []
    wallet.feed([(1, login(2, "A", device: "D1"))])
    #expect(hits(wallet) == ["e2 old-device"])
  }

  @Test func `an imported profile is one until an event brings a newer`() throws {
    var wallet = try Wallet(spec())
    let columns = ["account", "opened"]
    let now = Wallet.start.text
    _ = wallet.take(part(.profiles, columns, [["A", now], ["B", "2020-01-01"]]), key: "k")
    wallet.feed([(5, login(1, "A", device: "D1")), (6, login(2, "B", device: "D1"))])
    #expect(hits(wallet) == ["e1 young"])
    let opened = Wallet.start.milliseconds - 400 * day
    wallet.feed([
      (7, #""id":"r","type":"registration","account":"A","opened":\#(opened)"#), (8, login(3, "A", device: "D1")),
    ])
    #expect(hits(wallet) == ["e1 young"])
    // Imported once more, later: newer than the event.
    wallet.feed([(day, login(4, "B", device: "D1"))])
    _ = wallet.take(part(.accounts, ["account", "first_seen", "opened"], [["A", "2024-01-01", now]]), key: "k2")
    wallet.feed([(day + 1, login(5, "A", device: "D1"))])
    #expect(hits(wallet) == ["e1 young", "e5 young"])
  }

  @Test func `imports survive a restart`() throws {
    var through = try Wallet(spec())
    _ = through.take(devices, key: "k")
    _ = through.take(part(.profiles, ["account", "opened"], [["B", Wallet.start.text]]), key: "k2")
    through.feed([(0, login(1, "A", device: "D1"))])
    var restarted = try Wallet(spec())
    for commit in through.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    through.commits = []
    let later: Int64 = 2 * 3_600_000
    let lines: [(at: Int64, String)] = [
      (later, login(2, "A", device: "D1")), (later + 1, login(3, "B", device: "D2")),
    ]
    through.feed(lines)
    restarted.feed(lines)
    #expect(restarted.journal == through.journal)
    #expect(hits(restarted) == ["e2 old-device", "e3 new-device young"])
    #expect(restarted.take(devices, key: "k") == .done(lines: ["2 devices are taken in"], freezes: []))
    guard case .conflict = restarted.take(part(.devices, ["device", "first_seen"], []), key: "k") else {
      Issue.record("the key stands for another import")
      return
    }
  }

  @Test func `an import survives a reload, and a dry run changes nothing`() throws {
    var wallet = try Wallet(spec())
    #expect(
      wallet.take(devices, key: "k", dryRun: true) == .done(lines: ["2 devices would be taken in"], freezes: []))
    wallet.feed([(0, login(1, "A", device: "D1"))])
    #expect(hits(wallet).isEmpty)
    _ = wallet.take(devices, key: "k")
    var next = spec()
    next.hash = "h2"
    next.rules.removeLast()
    wallet.commits = [wallet.engine.adopt(try RuleCompiler.compile(next))]
    wallet.feed([(1, login(2, "A", device: "D1")), (2, login(3, "B", device: "D2"))])
    #expect(hits(wallet) == ["e2 old-device", "e3 new-device"])
  }

  @Test func `a table with mistakes is refused as a whole, with each of them`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([(0, login(1, "A", device: "D1"))])
    func refusal(_ action: OperatorInput.Action) -> String {
      guard case .invalid(let what) = wallet.take(action, key: "k\(wallet.commits.count)") else { return "taken" }
      return what
    }
    #expect(
      refusal(part(.devices, ["account", "devise", "first_sen"], [["A", "D", "2024-01-01"]])) == """
        there is no column `devise`: did you mean `device`?
        there is no column `first_sen`: did you mean `first_seen`?
        an import of devices needs the column `device`
        an import of devices needs the column `first_seen`
        """)
    #expect(
      refusal(part(.profiles, ["account", "account"], []))
        == "the column `account` stands twice\nan import of profiles needs one of the columns opened")
    #expect(
      refusal(
        part(
          .devices, ["device", "first_seen", "account"],
          [["D1", "2024-01-01", "A"], ["", "2024-01-01", ""], ["D", "soon", ""], ["D", "2027-01-01", ""], ["D"]]))
          == """
          line 3: `device` is empty
          line 4: `soon`: not an RFC 3339 time such as 2026-03-02T10:41:00.000+08:00
          line 5: `2027-01-01` is after the stream's time 2026-03-02T00:00:00.000Z
          line 6: 1 values, the columns are 3
          """)
    #expect(
      refusal(part(.profiles, ["account", "opened"], [["A", "12"]])) == "line 2: `opened`: `12` is no time")
    wallet.feed([(1, login(2, "A", device: "D1"))])
    #expect(hits(wallet).isEmpty)
  }
}
