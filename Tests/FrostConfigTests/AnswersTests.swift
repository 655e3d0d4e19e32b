import CEL
import FrostEvents
import FrostRules
import Testing

@testable import FrostConfig

struct AnswersTests {
  private static let schema = """
    schema: 1
    event:
      time: {at: /time, type: time}
      type: {at: /type, type: text}
      account: {at: /account, type: key}
      ref: {at: /ref, type: text}
      answer: {at: /answer, type: text}
    book-currency: CNY

    """

  private func load(_ policy: String) throws(LoadFailure) -> RuleSetSpec {
    let directory: TemporaryDirectory
    do {
      directory = try TemporaryDirectory()
      try directory.write("schema.yaml", Self.schema)
      try directory.write("policy.yaml", "policy: 1\n" + policy)
    } catch {
      preconditionFailure("\(error)")
    }
    return try RuleDirectory.load(directory.path).spec
  }

  @Test func `answers are read with their keys, and what is not written is as documented`() throws {
    let spec = try load(
      "answers: {me: {do: shorten, to: 30m}, scam: {cooling-off: 48h}, contacts: {changed: [sim.changed], within: 24h}}\n"
    )
    let answers = spec.policy.answers
    #expect(answers.me == .shorten && answers.shortenTo == 1_800_000 && answers.coolingOff == 48 * 3_600_000)
    #expect(answers.contacts == [TypePhase(type: "sim.changed")] && answers.contactAge == 24 * 3_600_000)
    #expect(answers.extendBy == 72 * 3_600_000 && answers.to == "hotline" && answers.priority == "urgent")
    #expect(spec.schema.roles.ref == 3 && spec.schema.roles.answer == 4)
    #expect(try load("").policy.answers.me == .stepUp)
  }

  @Test func `a key or word that is not known is named with its place`() {
    let failure = #expect(throws: LoadFailure.self) {
      try load("answers:\n  me: {do: shrten}\n  not-me: {extnd: 1h}\n")
    }
    let text = failure?.rendered ?? ""
    #expect(text.contains("policy.yaml:3:12") && text.contains("did you mean `shorten`?"), "\(text)")
    #expect(text.contains("unknown key `extnd` in `not-me`"), "\(text)")
  }
}
