import CEL
import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000

private func label(_ name: String, on field: String, for lasts: Int64, if condition: String? = nil) -> RuleSpec.Effect {
  RuleSpec.Effect(
    kind: .label(name: Placed(name, at: Wallet.place), on: Placed(field, at: Wallet.place), lasts: lasts),
    condition: condition.map { Placed($0, at: Wallet.place) }, at: Wallet.place)
}

/// Who is paid by a stolen card is a suspected mule for an hour; a mule's own transfer, and one to it, are judged.
private func spec(stage: RuleSpec.Stage = .enforce, if condition: String? = nil) -> RuleSetSpec {
  Wallet.spec(rules: [
    .of("reads-payee", types: ["transfer"], when: ["payee.label.suspected_mule"], score: "50", say: "x"),
    .of(
      "sets", types: ["transfer"], when: ["reason == 'stolen'"], stage: stage,
      then: [
        label("suspected_mule", on: "payee", for: hour, if: condition), label("tainted", on: "device", for: hour),
      ],
      say: "x"),
    .of("reads-account", types: ["transfer"], when: ["account.label.suspected_mule"], score: "50", say: "x"),
    .of("reads-device", types: ["transfer"], when: ["device.label.tainted"], score: "50", say: "x"),
  ])
}

private func transfer(_ id: Int, _ account: String, to payee: String, reason: String = "", more: String = "") -> String
{
  #""id":"e\#(id)","type":"transfer","account":"\#(account)","payee":"\#(payee)","amount":1,"reason":"\#(reason)""#
    + more
}

/// Rules that hit, by event.
private func hits(_ wallet: Wallet) -> [String] {
  wallet.decisions.map { decision in
    let rules = ["reads-payee", "sets", "reads-account", "reads-device"].filter {
      decision.document.contains("\"rule\":\"\($0)\"")
    }
    return "\(decision.event) \(rules.joined(separator: " "))"
  }
}

struct LabelTests {
  @Test func `a label holds from the event after it until its time is over`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([
      // The event that sets it is not judged by it, whatever the order of the rules.
      (1000, transfer(1, "A1", to: "M", reason: "stolen")),
      // Late, of a time before it.
      (999, transfer(2, "A2", to: "M")),
      (1000, transfer(3, "A3", to: "M")), (2000, transfer(4, "M", to: "X")), (2000, transfer(5, "A5", to: "N")),
      (hour + 999, transfer(6, "A6", to: "M")), (hour + 1000, transfer(7, "A7", to: "M")),
    ])
    #expect(hits(wallet) == ["e1 sets", "e3 reads-payee", "e4 reads-account", "e6 reads-payee"])
    #expect(wallet.decisions[0].actions == "label")
    #expect(wallet.decisions[0].document.contains(#""scope":"payee.label.suspected_mule""#))
    #expect(wallet.decisions[1].document.contains(#"{"name":"payee.label.suspected_mule","value":"true"}"#))
  }

  @Test func `a label that is set again lasts longer`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([
      (0, transfer(1, "A1", to: "M", reason: "stolen")),
      (hour / 2, transfer(2, "A2", to: "M", reason: "stolen")),
      (hour + 1, transfer(3, "A3", to: "M")),
      (2 * hour, transfer(4, "A4", to: "M")), (2 * hour, transfer(5, "A5", to: "M", reason: "stolen")),
      (2 * hour + 30_000, transfer(6, "A6", to: "M")),
      // Late, of the time between the two.
      (2 * hour - 20_000, transfer(7, "A7", to: "M")),
    ])
    #expect(hits(wallet) == ["e1 sets", "e2 reads-payee sets", "e3 reads-payee", "e5 sets", "e6 reads-payee"])
  }

  @Test func `kinds of keys do not mix, payees are accounts`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([
      (0, transfer(1, "A1", to: "M", reason: "stolen", more: #","device":"D""#)),
      (1, transfer(2, "D", to: "D")), (2, transfer(3, "A3", to: "X", more: #","device":"M""#)),
      (3, transfer(4, "A4", to: "X", more: #","device":"D""#)), (4, transfer(5, "M", to: "X")),
    ])
    #expect(hits(wallet) == ["e1 sets", "e4 reads-device", "e5 reads-account"])
  }

  @Test func `only rules that enforce label, and only if their condition holds`() throws {
    for (spec, isSet) in [
      (spec(stage: .review), false), (spec(stage: .shadow), false), (spec(if: "amount > 5"), false),
    ] {
      var wallet = try Wallet(spec)
      wallet.feed([(0, transfer(1, "A1", to: "M", reason: "stolen")), (1, transfer(2, "A2", to: "M"))])
      #expect(hits(wallet).contains("e2 reads-payee") == isSet)
    }
  }

  @Test(arguments: [1, 2, 5]) func `labels survive a restart`(cut: Int) throws {
    let lines: [(at: Int64, String)] = [
      (0, transfer(1, "A1", to: "M", reason: "stolen")), (1, transfer(2, "A2", to: "N", reason: "stolen")),
      (hour / 2, transfer(3, "A3", to: "M", reason: "stolen")), (hour + 5, transfer(4, "A4", to: "N")),
      (2 * hour, transfer(5, "A5", to: "N", reason: "stolen")), (2 * hour + 1, transfer(6, "A6", to: "N")),
      (2 * hour + 2, transfer(7, "N", to: "X")),
    ]
    var through = try Wallet(spec())
    through.feed(Array(lines[..<cut]))
    var restarted = try Wallet(spec())
    for commit in through.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    through.commits = []
    through.feed(Array(lines[cut...]))
    restarted.feed(Array(lines[cut...]))
    #expect(restarted.journal == through.journal)
    #expect(restarted.decisions.map(\.document) == through.decisions.map(\.document))
  }

  @Test func `a label that no rule sets, or on no key, is refused`() throws {
    func complaint(_ rules: [RuleSpec]) -> String {
      do {
        _ = try RuleCompiler.compile(Wallet.spec(rules: rules))
        return ""
      } catch {
        return error.diagnostics.map { "\($0.message)\($0.hint.map { " (\($0))" } ?? "")" }.joined(separator: "; ")
      }
    }
    let sets = RuleSpec.of(
      "sets", types: ["transfer"], when: ["true"], then: [label("mule", on: "payee", for: hour)], say: "x")
    #expect(
      complaint([sets, .of("reads", types: ["transfer"], when: ["payee.label.mul"], say: "x")])
        == "`payee` has no field `label` (did you mean `payee.label.mule`?)")
    #expect(
      complaint([sets, .of("reads", types: ["transfer"], when: ["device.label.mule"], say: "x")])
        .hasPrefix("`device` has no field `label`"))
    #expect(
      complaint([.of("sets", types: ["transfer"], when: ["true"], then: [label("m", on: "paye", for: 1)], say: "x")])
        == "`paye` is no key of the schema (did you mean `payee`?)")
    #expect(
      complaint([.of("sets", types: ["transfer"], when: ["true"], then: [label("m", on: "amount", for: 1)], say: "x")])
        == "`amount` is no key of the schema (did you mean `account`?)")
  }
}
