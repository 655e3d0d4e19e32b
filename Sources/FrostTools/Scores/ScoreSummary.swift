import FrostEngine
import FrostRules

/// What a stream's scores come to.
package struct ScoreSummary: Codable, Hashable, Sendable {
  package static let schemaName = "frost.scores/1"

  package struct Band: Codable, Hashable, Sendable {
    package var from: Double
    package var actions: [String]
    /// Accounts with at least one event whose score reached it.
    package var accounts: Int
  }

  package struct RuleCount: Codable, Hashable, Sendable {
    package var rule: String
    package var hits: Int
    package var score: Double
  }

  package private(set) var schema = ScoreSummary.schemaName
  /// The rule set's hash.
  package private(set) var rulesHash: String
  /// Events that were scored.
  package private(set) var events = 0
  package private(set) var late = 0
  package internal(set) var duplicates = 0
  package internal(set) var quarantined = 0
  package private(set) var accounts = 0
  /// Over all events, of their accounts' scores.
  package private(set) var scoreSum = 0.0
  package private(set) var highestScore = 0.0
  package private(set) var bands: [Band]
  /// In file order.
  package private(set) var rules: [RuleCount]
  /// How many bands each account reached.
  private var reached: [String: Int] = [:]

  private enum CodingKeys: String, CodingKey {
    case schema, events, late, duplicates, quarantined, accounts, bands, rules
    case rulesHash = "rules_hash"
    case scoreSum = "score_sum"
    case highestScore = "highest_score"
  }

  init(_ set: RuleSet) {
    rulesHash = set.hash
    bands = set.policy.spec.bands.map { Band(from: $0.from, actions: $0.actions.map(\.rawValue), accounts: 0) }
    rules = set.rules.map { RuleCount(rule: $0.id, hits: 0, score: 0) }
  }

  mutating func add(_ score: EventScore) {
    guard score.fate == .scored else {
      late += 1
      return
    }
    events += 1
    for hit in score.hits {
      rules[hit.rule].hits += 1
      rules[hit.rule].score += hit.score
    }
    let points = score.accountScore
    scoreSum += points
    highestScore = max(highestScore, points)
    let band = bands.count { points >= $0.from }
    let before = reached[score.account]
    if before == nil { accounts += 1 }
    guard band > before ?? -1 else { return }
    for place in (before ?? 0)..<max(before ?? 0, band) { bands[place].accounts += 1 }
    reached[score.account] = band
  }

  /// Accounts that reached a band that freezes.
  package var frozen: Int { bands.first { $0.actions.contains("freeze") }?.accounts ?? 0 }

  package var lines: [String] {
    var lines = [
      "\(Figures.count(events, "event")) of \(Figures.count(accounts, "account")), score sum \(Self.number(scoreSum)), "
        + "highest \(Self.number(highestScore))"
    ]
    for band in bands {
      lines.append(
        "  \(Figures.right(Figures.grouped(band.accounts), 11)) accounts reached \(Self.number(band.from)): "
          + band.actions.joined(separator: ", "))
    }
    let left = [("late", late), ("duplicate", duplicates), ("in quarantine", quarantined)].filter { $0.1 > 0 }
    if !left.isEmpty {
      lines.append("Not scored: " + left.map { "\(Figures.grouped($1)) \($0)" }.joined(separator: ", "))
    }
    return lines
  }

  /// The lines, and what each rule did.
  package var table: [String] {
    let width = max(4, rules.map(\.rule.count).max() ?? 0)
    return lines + ["", Figures.left("rule", width) + Figures.right("hits", 13) + Figures.right("score", 15)]
      + rules.map { rule in
        Figures.left(rule.rule, width) + Figures.right(Figures.grouped(rule.hits), 13)
          + Figures.right(Self.number(rule.score), 15)
      }
  }

  /// `12,773,965`, `20.5`.
  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(Figures.grouped) ?? value.description
  }
}
