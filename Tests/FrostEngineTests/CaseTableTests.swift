import Foundation
import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000
private let day = 24 * hour

private func transfer(_ id: Int, _ amount: Int = 1000, account: String = "A") -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":\(amount)"
}

/// The table of docs/actions.md, row by row, in its words.
@Suite struct CaseTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    /// The table's first column.
    var testDescription: String
    /// Brings it about; true: what the second column says came of it.
    var holds: @Sendable (inout Wallet) throws -> Bool
  }

  private static let spec = Wallet.spec(rules: [
    .of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80"),
    .of("huge-out", types: ["outflow"], when: ["out_1h >= 5000"], score: "80"),
    .of("wait", types: ["outflow"], when: ["amount == 30"], score: "60", say: "wait"),
  ])

  private static func order(_ wallet: inout Wallet) {
    _ = wallet.ask(
      .order(account: "A", scope: "out", until: nil, reference: "Court 7/26"), key: "order", by: "lea",
      right: .authority)
  }

  static let rows: [Row] = [
    Row("support releases as `honest`, `scam`, `unclear`") { wallet in
      for (number, outcome) in [Outcome.honest, .scam, .unclear].enumerated() {
        let account = "A\(number)"
        wallet.feed([(Int64(number), transfer(number, account: account))])
        _ = wallet.ask(.freeze(account: account, scope: "cards", until: nil), key: "f\(number)")
        guard wallet.frozen(account) == ["cards", "out"] else { return false }
        _ = wallet.ask(.release(account: account, scope: nil, outcome: outcome), key: "k\(number)")
        let commit = wallet.commits.last!
        guard wallet.frozen(account).isEmpty, commit.labels.map(\.outcome) == [outcome],
          commit.exceptions.map(\.rule) == ["big-out"]
        else { return false }
        let exception = commit.exceptions[0]
        guard exception.until.milliseconds - wallet.engine.watermark.milliseconds >= day else { return false }
      }
      return true
    },
    Row("support releases as `fraud`") { wallet in
      wallet.feed([(0, transfer(1))])
      _ = wallet.ask(.release(account: "A", scope: nil, outcome: .fraud), key: "k")
      wallet.pass(400 * day)
      let stays = wallet.frozen("A") == ["out"]
      _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k2")
      let stillStays = wallet.frozen("A") == ["out"]
      _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k3", by: "sue", right: .supervisor)
      return stays && stillStays && wallet.frozen("A").isEmpty
    },
    Row("the same pattern comes at once after a release") { wallet in
      wallet.feed([(0, transfer(1))])
      _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
      wallet.feed([(1, transfer(2))])
      return wallet.frozen("A").isEmpty && wallet.decisions.last!.document.contains("released by ann")
    },
    Row("a new pattern comes at once after a release") { wallet in
      wallet.feed([(0, transfer(1))])
      _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
      wallet.feed([(1, transfer(2, 4000))])
      return wallet.frozen("A") == ["out"] && wallet.commits.last!.causes.allSatisfy { $0.by.hasPrefix("huge-out@") }
    },
    Row("two rules hold, one is released by cause") { wallet in
      wallet.feed([(0, transfer(1, 5000))])
      let reply = wallet.ask(.releaseByCause(rule: "big-out", tag: nil, since: nil, outcome: .honest), key: "k")
      guard case .done(let lines, _) = reply else { return false }
      return wallet.frozen("A") == ["out"]
        && lines.contains("A stays frozen for out: another cause holds it: rule huge-out")
    },
    Row("an order and a rule hold, support releases") { wallet in
      wallet.feed([
        (0, #""id":"w","txn":"T","type":"withdrawal","phase":"requested","account":"A","amount":30"#), (1, transfer(1)),
      ])
      order(&wallet)
      let reply = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
      guard case .done(let lines, _) = reply else { return false }
      let said = lines.joined(separator: "\n")
      return wallet.frozen("A") == ["out"] && wallet.commits.last!.holds.map(\.state) == [.returned]
        && said.contains("the compliance desk") && !said.contains("authority") && !said.contains("Court")
        && said.contains("T that was held goes back to the balance")
    },
    Row("two causes overlap, one ends by itself") { wallet in
      wallet.feed([(0, transfer(1)), (10 * hour, transfer(2, 5000))])
      wallet.pass(24 * hour)
      let stays = wallet.frozen("A") == ["out"]
      wallet.pass(34 * hour)
      return stays && wallet.frozen("A").isEmpty
    },
    Row("the operator undoes what a rule froze since a time") { wallet in
      wallet.feed([
        (0, transfer(1)), (hour, transfer(2, account: "B")), (2 * hour, transfer(3, account: "C")),
      ])
      _ = wallet.ask(.freeze(account: "C", scope: "out", until: nil), key: "f")
      let since = EventTime(milliseconds: Wallet.start.milliseconds + hour)
      _ = wallet.ask(.releaseByCause(rule: "big-out", tag: nil, since: since, outcome: .honest), key: "k")
      return wallet.frozen("A") == ["out"] && wallet.frozen("B").isEmpty && wallet.frozen("C") == ["out"]
    },
    Row("the end comes while Frost is down") { wallet in
      wallet.feed([(0, transfer(1))])
      wallet = try wallet.restarted(spec)
      wallet.tick(5 * day)
      return wallet.kinds() == ["freeze.ended"]
        && wallet.freezes.last?.ended == EventTime(milliseconds: Wallet.start.milliseconds + day)
    },
  ]

  @Test(arguments: rows)
  func `what happens has the end that the page tells`(row: Row) throws {
    var wallet = try Wallet(Self.spec)
    #expect(try row.holds(&wallet))
  }

  @Test func `the page and the cases are the same`() throws {
    let root = (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
    let page = try String(contentsOfFile: root + "/docs/actions.md", encoding: .utf8)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let begin = try #require(lines.firstIndex { $0.hasPrefix("| what happens") })
    let told = lines[(begin + 2)...].prefix { $0.hasPrefix("|") }
      .map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) }
    #expect(told == Self.rows.map(\.testDescription))
  }

  @Test func `what is held is let go by a release although nothing is frozen`() throws {
    var wallet = try Wallet(Self.spec)
    let held = #""type":"withdrawal","phase":"requested","amount":30"#
    wallet.feed([(0, "\"id\":\"w1\",\"account\":\"A\",\(held)"), (1, "\"id\":\"w2\",\"account\":\"B\",\(held)")])
    guard case .done(let lines, _) = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k") else {
      Issue.record("it was refused")
      return
    }
    #expect(lines == ["A: the movement w1 that was held is let go"])
    #expect(wallet.commits.last?.holds.map(\.state) == [.released])
    #expect(wallet.commits.last?.escalations.map(\.state) == [.resolved])
    _ = wallet.ask(.release(account: "B", scope: nil, outcome: .scam), key: "k2")
    #expect(wallet.commits.last?.holds.map(\.state) == [.returned])
  }
}

extension CaseTableTests.Row {
  init(_ what: String, holds: @escaping @Sendable (inout Wallet) throws -> Bool) {
    self.init(testDescription: what, holds: holds)
  }
}
