import Foundation
import Testing

@testable import FrostTools

struct RulePagesTests {
  @Test func `the committed pages are what the shipped rules make`() throws {
    let directory = RuleFolder.root + "/rules"
    let pages = RulePages(try RuleFolder.shipped("rules"), directory: directory, name: "rules").pages
    let committed = RuleFolder.root + "/docs/rules"
    #expect(try FileManager.default.contentsOfDirectory(atPath: committed).sorted() == pages.map(\.path))
    for page in pages {
      let text = try String(contentsOfFile: committed + "/" + page.path, encoding: .utf8)
      #expect(text == page.text, "frostctl rules docs rules --out docs/rules writes \(page.path) anew")
    }
  }

  @Test func `a page says what a rule looks at, its thresholds with their source, its texts and tests`() throws {
    let directory = RuleFolder.root + "/rules"
    let pages = RulePages(try RuleFolder.shipped("rules"), directory: directory, name: "rules").pages
    let page = try #require(pages.first { $0.path == "sim-swap.md" }?.text)
    for line in [
      "# sim-swap", "The phone number was moved to another SIM: codes by SMS reach the thief.",
      "## sim-swap-drain", "- `bound_here_1h > 0 || cash_out_1h >= 2`",
      "| `limit.real_out` | 100 | below this a movement is pocket money |",
      "| `since_sim` | `{since: sim.changed, by: account}` |",
      "| tell | en | We paused a payment from a new phone. Was it you? |",
      "- sim-swap-drain: the day after, twice to the same stranger",
    ] { #expect(page.components(separatedBy: "\n").contains(line), "\(line)") }
    #expect(page.contains("**Where the thresholds are from:** Tazama, Rules-Life-Cycle, read: "))
    #expect(!page.contains(RuleFolder.root))
  }

  @Test func `a bar in a cell does not end it`() {
    #expect(Markdown.table(["a"], [["x || y"]])[2] == "| x \\|\\| y |")
  }
}
