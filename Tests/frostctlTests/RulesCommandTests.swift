import ArgumentParser
import Foundation
import Testing

@testable import frostctl

struct RulesCommandTests {
  private static let rules =
    (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent } + "/rules"

  @Test func `a shell is offered the rule ids of the directory that is named`() {
    for words in [["frostctl", "rules", "show", "--rules", Self.rules, "sim"], ["frostctl", "--rules=\(Self.rules)"]] {
      #expect(RuleCompletion.directory(words) == Self.rules)
    }
    #expect(RuleCompletion.ids(in: Self.rules).contains("sim-swap-drain"))
    #expect(RuleCompletion.ids(in: "/nowhere") == [])
    #expect(RuleCompletion.directory(["frostctl"]) == "/etc/frost/rules")
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `the completion scripts ask for rule ids`(shell: String) {
    let script = Frostctl.completionScript(for: CompletionShell(rawValue: shell)!)
    #expect(script.contains("---completion rules show"))
  }

  @Test func `an unknown rule names the one that was meant`() throws {
    let show = try #require(
      try Frostctl.parseAsRoot(["rules", "show", "sim-swap-drian", "--rules", Self.rules]) as? RulesShow)
    let failure = #expect(throws: Failure.self) { try show.run() }
    #expect(failure?.code == .notFound)
    #expect(failure?.hint == "did you mean `sim-swap-drain`?")
  }

  @Test func `a rule is written once, and never over another`() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "frost-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: Self.rules, toPath: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let arguments = ["rules", "new", "night-drain", "--owner", "fraud-desk", "--rules", directory]
    let new = try #require(try Frostctl.parseAsRoot(arguments) as? RulesNew)
    try new.run()
    let text = try String(contentsOfFile: directory + "/night-drain.yaml", encoding: .utf8)
    #expect(text.contains("expect: {rules: {night-drain: 40}"))
    #expect(throws: Failure.self) { try new.run() }
    #expect(try String(contentsOfFile: directory + "/night-drain.yaml", encoding: .utf8) == text)
  }

  @Test(arguments: [
    ["rules", "new", "a b", "--owner", "x"], ["rules", "new", "a", "--owner", "x: y"], ["rules", "new", "a"],
    ["rules", "new", "a", "--owner", "x", "--types", "[a, b]"], ["rules", "diff", "a"], ["rules", "show"],
  ])
  func `wrong usage of these exits 64`(arguments: [String]) throws {
    let error = try #require(throws: (any Error).self) { _ = try Frostctl.parseAsRoot(arguments) }
    #expect(Frostctl.exitCode(for: error).rawValue == 64)
  }
}
