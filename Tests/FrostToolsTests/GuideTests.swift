import Foundation
import Testing

@testable import FrostTools

/// The rule that `docs/guide.md` arrives at.
struct GuideTests {
  @Test func `the guide's rule stands beside the shipped policy without a warning, and its tests pass`() throws {
    let guide = try String(contentsOfFile: RuleFolder.root + "/docs/guide.md", encoding: .utf8)
    let lines = guide.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("    # Money from somebody else's card") })
    let rule = lines[start...].prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }.joined(separator: "\n")
    let folder = try RuleFolder(["topup-cash-out.yaml": rule])
    for name in ["schema.yaml", "policy.yaml", "lists", "calendars"] {
      try FileManager.default.copyItem(
        at: URL(filePath: RuleFolder.root + "/rules/" + name), to: folder.url.appending(path: name))
    }
    #expect(RuleCheck(directory: folder.url.path).rendered == "")
    let report = RuleTestReport(try folder.read())
    #expect(report.results.count == 2)
    #expect(report.failures.map(\.text) == [])
    #expect(report.coverage.share == 1)
  }
}
