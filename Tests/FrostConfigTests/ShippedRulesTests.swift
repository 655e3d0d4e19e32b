import CEL
import FrostRules
import Testing

@testable import FrostConfig

/// The rule pack in `rules/`.
struct ShippedRulesTests {
  private static let directory = Checkout.root + "/rules"

  @Test func `the shipped rules compile without a word`() throws {
    let loaded = try RuleDirectory.load(Self.directory)
    do {
      let rules = try RuleCompiler.compile(loaded.spec)
      #expect(rules.rules.count == loaded.spec.rules.count)
    } catch {
      Issue.record("\(error.diagnostics.rendered(in: loaded.files))")
    }
  }

  @Test func `every shipped rule says where its threshold is from, and speaks English and Chinese`() throws {
    for rule in try RuleDirectory.load(Self.directory).spec.rules {
      let id = rule.id.value
      #expect(rule.source?.isEmpty == false, "\(id)")
      for texts in [rule.title, rule.say] + told(rule) {
        #expect(texts.map(\.language) == ["en", "zh-CN"], "\(id)")
      }
    }
  }

  @Test func `no text of a shipped rule holds a typed number`() throws {
    for rule in try RuleDirectory.load(Self.directory).spec.rules {
      for text in ([rule.title, rule.say] + told(rule)).joined() {
        let outside = text.text.value.replacing(/\{[^}]*\}/, with: "")
        let digits = outside.filter { ("0"..."9").contains($0) }
        #expect(digits.isEmpty, "\(rule.id.value): \(outside)")
      }
    }
  }

  private func told(_ rule: RuleSpec) -> [Texts] {
    var told: [Texts] = []
    if case .texts(let texts) = rule.tell { told.append(texts) }
    for effect in rule.then {
      switch effect.kind {
      case .alert(.texts(let texts)): told.append(texts)
      case .alert(.pick(_, let cases)): told += cases.map(\.texts)
      default: break
      }
    }
    return told
  }
}
