import CEL
package import FrostConfig
import FrostRules

/// All tests of a rule directory.
package struct RuleTestReport: Sendable {
  package var results: [RuleTestRun.Result]
  package var coverage: RuleCoverage

  package var failures: [RuleTestFailure] { results.flatMap(\.failures) }
  package var failed: Int { results.count { !$0.failures.isEmpty } }

  /// - Parameter run: only tests whose name contains it; nil: all.
  package init(_ rules: CompiledRules, run: String? = nil) {
    let runner = RuleTestRun(rules)
    var coverage = RuleCoverage(rules.set)
    results = rules.tests.filter { test in run.map { test.name.value.contains($0) } ?? true }
      .map { runner.run($0, coverage: &coverage) }
    self.coverage = coverage
  }

  /// `58 tests of 12 files, 1,204 events: 57 passed, 1 failed`.
  package var summary: String {
    let files = Set(results.map(\.file)).count
    let events = results.reduce(0) { $0 + $1.events }
    return "\(Figures.count(results.count, "test")) of \(Figures.count(files, "file")), "
      + "\(Figures.count(events, "event")): \(Figures.grouped(results.count - failed)) passed, \(failed) failed"
  }
}
