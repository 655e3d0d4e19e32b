import CEL
import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules

/// Holds what happened on an event against what a test expects.
struct ExpectationCheck {
  let rules: RuleSet
  let expect: RuleTest.Expectation
  let examination: Examination
  let values: ExaminedValues
  let engine: Engine

  struct Failure {
    var place: SourcePlace?
    var lines: [String]
  }

  var failures: [Failure] { ruleFailures + actionFailures + featureFailures }

  // MARK: rules

  private var ruleFailures: [Failure] {
    guard let expected = expect.rules else { return [] }
    var failures: [Failure] = []
    for (id, score) in expected {
      guard let number = rules.rules.firstIndex(where: { $0.id == id.value }) else {
        let near = NearestName.find(id.value, among: rules.rules.map(\.id)).map { "; did you mean `\($0)`?" } ?? ""
        failures.append(Failure(place: id.place, lines: ["there is no rule `\(id.value)`" + near]))
        continue
      }
      guard let result = examination.rules.first(where: { $0.rule == number }) else {
        let rule = rules.rules[number]
        let why =
          rule.stage == .disabled
          ? "it is disabled" : "it is for \(rule.types.map { "\($0.type).\($0.phase)" }.joined(separator: ", "))"
        failures.append(Failure(place: id.place, lines: ["`\(id.value)` was not asked: \(why)"]))
        continue
      }
      if result.score == nil {
        failures.append(Failure(place: id.place, lines: ["`\(id.value)` did not hit"] + story(result)))
      } else if let found = result.score, abs(found - score) > 1e-9 {
        failures.append(
          Failure(
            place: id.place,
            lines: ["`\(id.value)` scored \(Figures.short(found)), not \(Figures.short(score))"] + story(result)))
      }
    }
    for result in examination.rules {
      guard let score = result.score, !expected.contains(where: { $0.id.value == rules.rules[result.rule].id }) else {
        continue
      }
      failures.append(
        Failure(
          lines: ["`\(rules.rules[result.rule].id)` hit with \(Figures.short(score)), which was not expected"]
            + story(result)))
    }
    return failures
  }

  private func story(_ result: Examination.RuleResult) -> [String] {
    TermStory(result, rules.rules[result.rule], values).text(indent: 4)
  }

  // MARK: actions

  private var done: [String] { Set(examination.verdicts.flatMap(\.done)).sorted() }

  private var actionFailures: [Failure] {
    var failures: [Failure] = []
    if let expected = expect.does {
      let wanted = Set(expected.map(\.value)).sorted()
      if wanted != done {
        failures.append(
          Failure(lines: ["did \(Self.list(done)), not \(Self.list(wanted))"] + scores))
      }
    }
    for action in expect.doesNot where done.contains(action.value) {
      failures.append(Failure(place: action.place, lines: ["did \(action.value), which must not happen"] + scores))
    }
    return failures
  }

  private static func list(_ actions: [String]) -> String {
    actions.isEmpty ? "nothing" : actions.joined(separator: ", ")
  }

  /// The points behind the actions, and what stopped others.
  private var scores: [String] {
    var lines: [String] = []
    for verdict in examination.verdicts {
      let hits = examination.rules.compactMap { result -> String? in
        guard let score = result.score, rules.rules[result.rule].subject == verdict.kind else { return nil }
        let stage = result.stage == .enforce ? "" : " in \(result.stage.rawValue)"
        return "\(rules.rules[result.rule].id) \(Figures.short(score))\(stage)"
      }
      lines.append(
        "    \(verdict.kind.rawValue) \(verdict.subject): \(Figures.short(verdict.enforce)) of "
          + hits.joined(separator: " + "))
      lines += verdict.stopped.map { "    not \($0.action): \($0.because)" }
    }
    return lines.isEmpty ? ["    no rule hit"] : lines
  }

  // MARK: features

  private var featureFailures: [Failure] {
    expect.features.compactMap { name, value in
      guard let number = rules.features.firstIndex(where: { $0.name == name.value }) else {
        let near = NearestName.find(name.value, among: rules.features.map(\.name)).map { "; did you mean `\($0)`?" }
        return Failure(place: name.place, lines: ["there is no feature `\(name.value)`" + (near ?? "")])
      }
      let scalar = examination.features[number]
      let type = rules.features[number].type
      if FeatureText(schema: rules.schema).matches(scalar, type, value.value, text: engine.text(of: scalar, type)) {
        return nil
      }
      let found = engine.text(of: scalar, type)
      return Failure(place: value.place, lines: ["`\(name.value)` is \(found), not \(value.value)"])
    }
  }
}
