import CEL
package import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules

/// The first text of a new rule: in shadow, with comments that say what to fill in, and tests that pass as they are.
package struct NewRule: Sendable {
  private let id: String
  private let owner: String
  private let type: String
  private let schema: Schema
  /// What reaches the lowest band.
  private let score: String

  /// - Parameters:
  ///   - id: of letters, digits, `-` and `_`.
  ///   - type: an event type; nil: the first that the schema's groups name, else `transfer`.
  package init(_ id: String, owner: String, type: String?, _ compiled: CompiledRules) {
    self.id = id
    self.owner = owner
    schema = compiled.set.schema
    score = Figures.short(compiled.spec.policy.bands.first?.from ?? 60)
    self.type = type ?? schema.groups.first { !$0.members.isEmpty }?.members[0].text ?? "transfer"
  }

  /// What a test's event comes to: `{rules: {new-rule: 40}, do: []}`.
  package struct Expected: Hashable, Sendable {
    package var rules: [String]
    package var does: [String]

    var text: String {
      "{rules: {\(rules.joined(separator: ", "))}, do: [\(does.joined(separator: ", "))]}"
    }
  }

  /// What the rules make of the last event of each of the two tests, as they stand in a compiled directory.
  /// - Returns: nil where the rule does not hit in the first test, or hits in the second.
  package func expected(_ compiled: CompiledRules) -> (hit: Expected, miss: Expected)? {
    let runner = RuleTestRun(compiled)
    let found = [hitTest, missTest].compactMap { name -> Expected? in
      guard let test = compiled.tests.first(where: { $0.name.value == name }),
        let last = runner.examine(test).last?.examination
      else { return nil }
      let hits = last.rules.filter { $0.score != nil }.map {
        "\(compiled.set.rules[$0.rule].id): \(Figures.short($0.score ?? 0))"
      }
      return Expected(
        rules: hits, does: last.verdicts.flatMap(\.done).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
    guard found.count == 2, found[0].rules.contains("\(id): \(score)"), !found[1].rules.contains("\(id): \(score)")
    else {
      return nil
    }
    return (found[0], found[1])
  }

  private var hitTest: String { "\(id): the third within a day" }
  private var missTest: String { "\(id): the third more than a day after the first (near miss)" }

  /// The file; without expectations as long as nobody knows what other rules make of the tests.
  package func text(_ expected: (hit: Expected, miss: Expected)? = nil) -> String {
    let feature = id.replacing("-", with: "_") + "_24h"
    let amount = schema.roles.amount.map { schema.fields[$0].name }
    let hit = expected.map { ", expect: \($0.hit.text)" } ?? ""
    let miss = expected.map { ", expect: \($0.miss.text)" } ?? ""
    return """
      # What people lost money to, in a sentence. Then: frostctl rules check, rules test, rules backtest --on FILE.
      features:                                  # what is counted; docs/rules-reference.md has every kind
        \(feature): {count: \(type), by: account, over: 24h}
      rules:
        - rule: \(id)
          title: {en: Three within a day}
          owner: \(owner)
          source: chosen                         # where the threshold is from: a page you read, or measured (how)
          # tags: [takeover]
          stage: shadow                          # counted and shown, acts on nobody; then review, then enforce
          types: \(type)
          when:                                  # all must hold
            - \(feature) >= 3
      \(amount.map { "      - \($0) >= 100\n" } ?? "")\
          # unless: [account in list.known_collectors]   whom it must not hit
          score: \(Figures.left(score, 2))                              # policy.yaml says what follows from which score
          say: {en: "{\(feature)} within a day\(amount.map { ", the last of {\($0)}" } ?? "")"}
          tell: none                             # texts for the user, or generic
      tests:                                     # one that hits, one that nearly does; docs/testing-rules.md
        - test: "\(hitTest)"
          with: {\(with)}
          events:
            - {at: 0m\(event), repeat: 2, every: 1h}
            - {at: 2h\(event)\(hit)}
        - test: "\(missTest)"
          with: {\(with)}
          events:
            - {at: 0m\(event), repeat: 2, every: 1h}
            - {at: 24h1ms\(event)\(miss)}

      """
  }

  /// `, type: withdrawal, phase: requested, amount: 100`.
  private var event: String {
    let type = EventTypes.type(named: self.type)
    var text = ", type: \(type.type)"
    if schema.roles.phase != nil, type.phase != "done" { text += ", phase: \(type.phase)" }
    if let amount = schema.roles.amount { text += ", \(schema.fields[amount].name): 100" }
    return text
  }

  /// The account, and what else the schema asks of every event.
  private var with: String {
    let roles = schema.roles
    let told = [roles.id, roles.time, roles.type, roles.phase, roles.account, roles.amount]
    let others = schema.fields.enumerated().filter { $0.element.required && !told.contains($0.offset) }
    return (["account: NEW-1"] + others.map { "\($0.element.name): \(Self.example(of: $0.element.type))" })
      .joined(separator: ", ")
  }

  private static func example(of type: FieldType) -> String {
    switch type {
    case .text, .key: "X"
    case .time: "2026-03-02T00:00:00Z"
    case .money, .integer, .number: "1"
    case .flag: "false"
    }
  }
}
