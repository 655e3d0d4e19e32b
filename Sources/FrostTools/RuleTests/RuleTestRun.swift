import CEL
package import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules

/// Runs tests of rule files: each in an engine of its own, from its lines of JSON to its verdicts, in the stream's time.
package struct RuleTestRun {
  let rules: RuleSet
  let limits: [String: String]

  package struct Result: Sendable {
    package var name: String
    package var file: String
    package var events: Int
    package var failures: [RuleTestFailure]
  }

  package init(_ rules: CompiledRules) {
    self.rules = rules.set
    limits = Dictionary(
      rules.spec.limits.map { ("limit." + $0.name.value, $0.text.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter coverage: what the test's events made of each condition is added to it.
  package func run(_ test: RuleTest, coverage: inout RuleCoverage) -> Result {
    let lines = test.lines(rules.schema)
    var engine = ToolEngine(rules, historyStarts: test.watchedSince(rules.policy.spec))
    var result = Result(name: test.name.value, file: test.name.place.file, events: lines.count, failures: [])
    for line in lines {
      let step = engine.feed(line.json, at: line.time, .terms)
      guard let examination = step.examinations.first else {
        let reason = step.commit.quarantined.first?.reason ?? "it was not taken: the same id twice, or too late"
        result.failures.append(
          RuleTestFailure(
            test: test.name.value, place: line.event?.place ?? test.name.place,
            lines: ["the event is not one the schema takes: \(reason)", "    " + line.json]))
        break
      }
      coverage.note(examination)
      guard let event = line.event, let expect = event.expect else { continue }
      let check = ExpectationCheck(
        rules: rules, expect: expect, examination: examination,
        values: ExaminedValues(examination, engine.engine, limits: limits), engine: engine.engine)
      let what = Self.name(examination, event, number: line.number)
      result.failures += check.failures.map {
        RuleTestFailure(
          test: test.name.value, place: $0.place ?? expect.place,
          lines: ["\(what): \($0.lines[0])"] + $0.lines.dropFirst())
      }
    }
    return result
  }

  /// What happened on every event of a test; as far as the first that the schema refuses.
  func examine(_ test: RuleTest) -> [(line: TestLine, examination: Examination)] {
    var engine = ToolEngine(rules, historyStarts: test.watchedSince(rules.policy.spec))
    var seen: [(line: TestLine, examination: Examination)] = []
    for line in test.lines(rules.schema) {
      guard let examination = engine.feed(line.json, at: line.time, .terms).examinations.first else { break }
      seen.append((line, examination))
    }
    return seen
  }

  /// `withdrawal.requested of M at +3h`.
  private static func name(_ examination: Examination, _ event: RuleTest.Event, number: Int) -> String {
    let phase = examination.type.phase == "done" ? "" : ".\(examination.type.phase)"
    let after = event.at + Int64(number - 1) * event.every
    let sign = after < 0 ? "-" : "+"
    return "\(examination.type.type)\(phase) of \(examination.account) at \(sign)"
      + (after == 0 ? "0m" : DurationText.text(milliseconds: abs(after)))
      + (event.count > 1 ? " (\(number) of \(event.count))" : "")
  }
}
