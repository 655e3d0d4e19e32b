import FrostRules
import Testing

@testable import FrostConfig

struct LabelReaderTests {
  private func load(_ rules: String) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.write(
      "a.yaml",
      """
      schema: 1
      event:
        time: {at: /time, type: time}
        type: {at: /type, type: text}
        account: {at: /account, type: key}
        payee: {at: /payee, type: key}
        device: {at: /device, type: key}
      book-currency: JPY

      """ + rules)
    return directory
  }

  private func complaints(_ directory: TemporaryDirectory) -> String {
    do {
      _ = try RuleDirectory.load(directory.path)
      return ""
    } catch {
      return error.rendered.replacing(directory.path + "/", with: "")
    }
  }

  @Test func `a rule sets one label or several, a feature counts neighbours`() throws {
    let directory = try load(
      """
      features:
        frozen_near: {neighbours: frozen, by: [device, payee], over: 7d}
      rules:
        - {rule: a, title: {en: t}, owner: o, types: transfer, when: [frozen_near > 0], then: {label: {name: mule, on: payee, for: 30d}}}
        - rule: b
          title: {en: t}
          owner: o
          types: transfer
          when: [payee.label.mule]
          then:
            label: [{name: mule, on: account, for: 1d}, {name: tainted, on: device, for: 1h, if: frozen_near > 3}]
      """)
    let loaded = try RuleDirectory.load(directory.path)
    #expect(loaded.spec.neighbours.map(\.over.value) == [7 * 86_400_000])
    #expect(loaded.spec.neighbours.first?.by.map(\.value) == ["device", "payee"])
    let labels = loaded.spec.rules.flatMap(\.then).map { effect -> String in
      guard case .label(let name, let on, let lasts) = effect.kind else { return "" }
      return "\(name.value) \(on.value) \(lasts) \(effect.condition?.value ?? "")"
    }
    #expect(labels == ["mule payee 2592000000 ", "mule account 86400000 ", "tainted device 3600000 frozen_near > 3"])
    let set = try RuleCompiler.compile(loaded.spec)
    #expect(set.features.map(\.name) == ["frozen_near"])
    #expect(set.derived.map(\.name) == ["payee.label.mule"])
  }

  @Test func `mistakes are told with their place`() throws {
    let directory = try load(
      """
      features:
        a: {neighbours: released, by: device, over: 7d}
        b: {neighbours: frozen, of: transfer}
      rules:
        - rule: r
          title: {en: t}
          owner: o
          types: transfer
          when: ["true"]
          then:
            label: [{name: suspected-mule, on: payee, for: 30d}, {name: mule, for: 30}]
      """)
    #expect(
      complaints(directory) == """
        a.yaml:10:19: error: `neighbours` is one of frozen, not `released`
            a: {neighbours: released, by: device, over: 7d}
                            ^~~~~~~~
        a.yaml:11:6: error: the feature `b` needs the key `by`
            b: {neighbours: frozen, of: transfer}
               ^~~~~~~~~~
          hint: for example by: [device, payee]
        a.yaml:11:6: error: the feature `b` needs the key `over`
            b: {neighbours: frozen, of: transfer}
               ^~~~~~~~~~
          hint: for example over: 7d
        a.yaml:11:27: error: unknown key `of` in the feature `b`
            b: {neighbours: frozen, of: transfer}
                                    ^~
          hint: known keys: neighbours, by, over
        a.yaml:19:22: error: `suspected-mule` is no name for a label: one has letters, digits and `_`, and begins with a letter
                label: [{name: suspected-mule, on: payee, for: 30d}, {name: mule, for: 30}]
                               ^~~~~~~~~~~~~~
        a.yaml:19:60: error: `label` needs the key `on`
                label: [{name: suspected-mule, on: payee, for: 30d}, {name: mule, for: 30}]
                                                                     ^~~~
          hint: for example label: {name: suspected_mule, on: payee, for: 30d}
        a.yaml:19:78: error: `for` is a duration, not `30`
                label: [{name: suspected-mule, on: payee, for: 30d}, {name: mule, for: 30}]
                                                                                       ^~
          hint: for example for: 30d (units ms s m h d)

        """)
  }
}
