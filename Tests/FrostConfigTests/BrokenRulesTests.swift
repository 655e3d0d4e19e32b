import Foundation
import Testing

@testable import FrostConfig

/// Every file of `Broken` beside a valid schema; the text file of the same name holds what must be said about it.
/// `FROST_RECORD=1 swift test` writes what is said, to be read before it is committed.
struct BrokenRulesTests {
  static let directory = Checkout.fixtures + "/Broken"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  @Test func `there are at least thirty ways to break a rule set`() {
    #expect(Self.names.count >= 30)
  }

  @Test(arguments: names) func `a broken rule set is refused in words an author can act on`(name: String) throws {
    let broken = try String(contentsOfFile: "\(Self.directory)/\(name).yaml", encoding: .utf8)
    let rules = try TemporaryDirectory()
    try rules.write("rules.yaml", broken)
    if !broken.contains("event:") {
      try rules.write("schema.yaml", String(contentsOfFile: Checkout.fixtures + "/base/schema.yaml", encoding: .utf8))
    }
    let said = try #require(rendered(rules.path), "the rule set was accepted")
    let golden = "\(Self.directory)/\(name).txt"
    if ProcessInfo.processInfo.environment["FROST_RECORD"] != nil {
      try said.write(toFile: golden, atomically: true, encoding: .utf8)
    }
    #expect(try said == String(contentsOfFile: golden, encoding: .utf8))
  }

  private func rendered(_ path: String) -> String? {
    do {
      _ = try RuleDirectory.compile(path)
      return nil
    } catch {
      return error.rendered.replacing(path + "/", with: "")
    }
  }
}
