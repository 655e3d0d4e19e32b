import Foundation
import FrostConfig
import Testing

@testable import FrostTools

struct NewRuleTests {
  private func write(_ type: String?, into folder: borrowing RuleFolder) throws -> RuleTestReport {
    let rule = NewRule("night-drain", owner: "fraud-desk", type: type, try folder.read())
    try folder.write("night-drain.yaml", rule.text())
    let expected = try #require(rule.expected(try folder.read()))
    try folder.write("night-drain.yaml", rule.text(expected))
    let check = RuleCheck(directory: folder.url.path)
    #expect(check.rendered == "")
    return RuleTestReport(try folder.read(), run: "night-drain")
  }

  @Test(arguments: [nil, "withdrawal.requested", "login"])
  func `beside the shipped rules the new one checks, and its tests pass`(type: String?) throws {
    let folder = try RuleFolder()
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.copyItem(at: URL(filePath: RuleFolder.root + "/rules"), to: folder.url)
    let report = try write(type, into: folder)
    #expect(report.results.count == 2)
    #expect(report.failures.map(\.text) == [])
  }

  @Test func `a schema with fields of its own that must be there is served`() throws {
    let schema = RuleCheckTests.schema.replacing(
      "book-currency", with: "  shop: {at: /shop, type: key, required: true}\nbook-currency")
    let folder = try RuleFolder(["schema.yaml": schema])
    let report = try write(nil, into: folder)
    #expect(report.failures.map(\.text) == [])
    #expect(try String(contentsOf: folder.url.appending(path: "night-drain.yaml"), encoding: .utf8).contains("shop: X"))
  }
}
