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

  @Test func `of what a daemon has, ids are offered once they are begun, and each once`() {
    let offers = ["FZ-7K3M-39", "A1", "frz_1", "A1", "A2"]
    #expect(LiveCompletion.fitting(offers, "") == ["FZ-7K3M-39", "A1", "A2"])
    #expect(LiveCompletion.fitting(offers, "A") == ["A1", "A2"])
    #expect(LiveCompletion.fitting(offers, "fr") == ["frz_1"])
    #expect(LiveCompletion.directory(["frostctl", "--socket-dir", "/srv/run", "why"]) == "/srv/run")
  }

  @Test func `an unknown rule names the one that was meant`() async throws {
    let show = try #require(
      try await Frostctl.asyncParseAsRoot(["rules", "show", "sim-swap-drian", "--rules", Self.rules]) as? RulesShow)
    let failure = #expect(throws: Failure.self) { try show.run() }
    #expect(failure?.code == .notFound)
    #expect(failure?.hint == "did you mean `sim-swap-drain`?")
  }

  @Test func `a rule is written once, and never over another`() async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "frost-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: Self.rules, toPath: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let arguments = ["rules", "new", "night-drain", "--owner", "fraud-desk", "--rules", directory]
    let new = try #require(try await Frostctl.asyncParseAsRoot(arguments) as? RulesNew)
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
  func `wrong usage of these exits 64`(arguments: [String]) async throws {
    let error = try await #require(throws: (any Error).self) { _ = try await Frostctl.asyncParseAsRoot(arguments) }
    #expect(Frostctl.exitCode(for: error).rawValue == 64)
  }
}
