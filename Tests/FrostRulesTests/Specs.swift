import CEL
import FrostEvents
import FrostRules

/// Specs as a reader of files would make them, all written at line 1 of `r.yaml` unless said otherwise.
enum Specs {
  static let schema = Schema(
    bookCurrency: Currency(code: "CNY", decimals: 2),
    fields: [
      Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
      Field(name: "account", pointer: "/account", type: .key), Field(name: "payee", pointer: "/payee", type: .key),
      Field(name: "amount", pointer: "/amount", type: .money), Field(name: "weight", pointer: "/weight", type: .number),
      Field(name: "opened", pointer: "/opened", type: .time), Field(name: "order", pointer: "/order", type: .text),
    ],
    roles: .init(id: nil, txn: 7, time: 0, type: 1, account: 2, payee: 3, amount: 4),
    groups: [.init(name: "moves", members: [TypePhase(type: "transfer"), TypePhase(type: "bill")])],
    holdable: [TypePhase(type: "withdrawal", phase: "requested")],
    profile: .init(from: [TypePhase(type: "registration")], fields: [6]))

  static func text(_ text: String, line: Int = 1, column: Int = 1) -> Placed<String> {
    Placed(text, at: SourcePlace(file: "r.yaml", line: line, column: column))
  }

  static func feature(
    _ name: String, _ kind: FeatureSpec.Kind, _ what: [String], by: [String] = [], read: [String] = [],
    over: Int64? = nil, where condition: String? = nil
  ) -> FeatureSpec {
    FeatureSpec(
      name: text(name), kind: kind, what: what.map { text($0) }, by: by.map { text($0) }, read: read.map { text($0) },
      over: over.map { Placed(FeatureSpec.Window(near: 0, far: $0), at: text("").place) },
      where: condition.map { text($0) })
  }

  static func rule(
    _ id: String, types: [String] = ["moves"], when: [String], score: String? = nil,
    subject: RuleSpec.Subject = .account, then: [RuleSpec.Effect.Kind] = [], say: String = "said"
  ) -> RuleSpec {
    RuleSpec(
      id: text(id), title: [], owner: "test", subject: subject, types: types.map { text($0) },
      when: when.map { .all(text($0)) }, score: score.map { text($0) },
      then: then.map { RuleSpec.Effect(kind: $0, at: text("").place) },
      say: [LocalText(language: "en", text: text(say, line: 7, column: 20))])
  }

  static func set(
    features: [FeatureSpec] = [], rules: [RuleSpec] = [], lists: [ListSpec] = [],
    protected: [String] = []
  ) -> RuleSetSpec {
    var policy = PolicySpec(at: text("").place)
    policy.protected = protected.map { text($0) }
    return RuleSetSpec(
      schema: schema, features: features, rules: rules, policy: policy,
      limits: [(text("most"), text("500"))], lists: lists, hash: "h")
  }

  static func list(_ name: String, _ entries: [String], type kind: ListSpec.Kind = .texts) -> ListSpec {
    ListSpec(name: text(name), kind: kind, entries: entries.map { ListSpec.Entry(text($0)) })
  }

  /// `line:column message (hint)` of everything that is wrong.
  static func complaints(_ spec: RuleSetSpec) -> [String] {
    do {
      _ = try RuleCompiler.compile(spec)
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.place.line):\($0.place.column) \($0.message)" + ($0.hint.map { " (\($0))" } ?? "")
      }
    }
  }
}
