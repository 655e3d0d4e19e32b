import CEL
import FrostEngine
import FrostEvents
import FrostRules

/// A score as a line of JSON; its members are told in `docs/scores.md`.
struct ScoreLines {
  private let rules: RuleSet
  private let withFeatures: Bool

  init(_ rules: RuleSet, withFeatures: Bool) {
    self.rules = rules
    self.withFeatures = withFeatures
  }

  func write(_ score: EventScore, to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", score.id)
    json.field("time", score.time)
    json.field("account", score.account)
    json.field("score", raw: Self.text(score.accountScore))
    json.key("rules")
    json.beginObject()
    for hit in score.hits { json.field(rules.rules[hit.rule].id, raw: Self.text(hit.score)) }
    json.endObject()
    if !score.excepted.isEmpty {
      json.key("excepted")
      json.beginObject()
      for (rule, exception) in score.excepted {
        json.field(rules.rules[rule].id, rules.rules[rule].unless[exception].text)
      }
      json.endObject()
    }
    if score.subjects.contains(where: { $0.kind != .account }) {
      json.key("others")
      json.beginObject()
      for subject in score.subjects where subject.kind != .account {
        json.field(subject.kind.rawValue, raw: Self.text(subject.score))
      }
      json.endObject()
    }
    if score.fate == .late { json.field("late", true) }
    if withFeatures, score.fate == .scored { writeFeatures(score.features, to: &json) }
    json.endObject()
  }

  private func writeFeatures(_ readings: [EventScore.Reading], to json: inout JSONWriter) {
    json.key("features")
    json.beginObject()
    for (number, reading) in readings.enumerated() {
      json.key(rules.features[number].name)
      write(reading, to: &json)
    }
    json.endObject()
  }

  /// Amounts in major units, durations in seconds; both exact.
  private func write(_ reading: EventScore.Reading, to json: inout JSONWriter) {
    switch reading {
    case .integer(let number): json.value(number)
    case .number(let number): json.value(number)
    case .flag(let flag): json.value(flag)
    case .text(let text): json.value(text)
    case .money(let minor): json.raw(MoneyText.text(minorUnits: minor, decimals: rules.schema.bookCurrency.decimals))
    case .duration(let milliseconds): json.raw(MoneyText.text(minorUnits: milliseconds, decimals: 3))
    case .time(let time): json.value(time)
    case .masked: json.value("***")
    case .unknown: json.null()
    case .never: json.value("never")
    }
  }

  /// One decimal or more, never rounded.
  static func text(_ score: Double) -> String { score.isFinite ? score.description : "null" }
}

extension EventScore {
  /// 0.0 where no rule hit the account.
  var accountScore: Double { subjects.first { $0.kind == .account }?.score ?? 0 }
}
