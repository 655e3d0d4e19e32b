import ArgumentParser
import Foundation
import FrostConfig
import FrostTools

struct RulesNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a rule file to begin with: in shadow, with comments and tests. Needs no daemon.",
    discussion: """
      The file is DIR/ID.yaml. It passes `rules check` and its tests pass, so that every further step can be checked.
      frostctl rules new night-drain --owner fraud-desk --types withdrawal.requested --rules rules
      """)

  @Argument(help: "The new rule's id: letters, digits, - and _.")
  var id: String

  @Option(help: ArgumentHelp("Who answers for it.", valueName: "name"))
  var owner: String

  @Option(
    help: ArgumentHelp("The event type it looks at. Default: the first the schema's groups name.", valueName: "type"))
  var types: String?

  @OptionGroup var directory: RulesOption

  mutating func validate() throws {
    guard id.wholeMatch(of: /[A-Za-z][A-Za-z0-9_-]*/) != nil else {
      throw ValidationError("\(id): a rule's id begins with a letter and has letters, digits, - and _")
    }
    guard owner.wholeMatch(of: /[^\s:#{}\[\],&*!|>'"%@`-][^\s:#{}\[\],]*/) != nil else {
      throw ValidationError("--owner \(owner): write it without blanks, as in fraud-desk")
    }
    if let types, types.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.]*/) == nil {
      throw ValidationError("--types \(types): one type, as in transfer or withdrawal.requested")
    }
  }

  func run() throws {
    let before = try CompiledRules.read(directory.rules)
    if let known = RuleCard(before, rule: id)?.summary {
      throw Failure(.conflict, "there is a rule \(id) already: \(known.file):\(known.line)")
    }
    let file = (directory.rules.hasSuffix("/") ? directory.rules : directory.rules + "/") + id + ".yaml"
    guard !FileManager.default.fileExists(atPath: file) else { throw Failure(.conflict, "\(file) exists already") }
    let rule = NewRule(id, owner: owner, type: types, before)
    do {
      try FileOutput.write(rule.text(), to: file)
      let compiled = try CompiledRules.read(directory.rules)
      guard let expected = rule.expected(compiled) else {
        throw Failure(.configuration, "the new rule does not do here what its tests say")
      }
      try FileOutput.write(rule.text(expected), to: file)
      _ = try CompiledRules.read(directory.rules)
    } catch {
      try? FileManager.default.removeItem(atPath: file)
      throw error
    }
    Terminal.answer(file)
    Terminal.message("Next: edit it, then frostctl rules check \(directory.rules) and rules test --run \(id)")
  }
}
