import CEL
import Foundation

extension RuleTestReport {
  private struct Document: Encodable {
    var schema = "frost.rule-tests/1"
    var tests: [Test]
    var passed: Int
    var failed: Int
    var coverage: Double
    var conditions: [RuleCoverage.Condition]
    var edges: [RuleEdges.Case]?
  }

  private struct Test: Encodable {
    var name: String
    var file: String
    var events: Int
    var passed: Bool
    var failures: [Failed]
  }

  private struct Failed: Encodable {
    var line: Int
    var column: Int
    var message: String
    var details: [String]
  }

  /// The report as one document, members sorted.
  package func json(_ edges: RuleEdges? = nil) throws -> String {
    let document = Document(
      tests: results.map { result in
        Test(
          name: result.name, file: result.file, events: result.events, passed: result.failures.isEmpty,
          failures: result.failures.map {
            Failed(
              line: $0.place.line, column: $0.place.column, message: $0.lines.first ?? "",
              details: Array($0.lines.dropFirst()))
          })
      }, passed: results.count - failed, failed: failed, coverage: coverage.share, conditions: coverage.all,
      edges: edges?.cases)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
