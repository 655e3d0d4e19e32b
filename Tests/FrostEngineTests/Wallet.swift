import CEL
import FrostEngine
import FrostEvents
import FrostRules

/// A small wallet for tests: a schema, rules written as texts, lines in, commits out.
struct Wallet {
  static let start = try! EventTime(rfc3339: "2026-03-02T00:00:00Z")

  static let schema: Schema = {
    let done = { TypePhase(type: $0) }
    let fields = [
      Field(name: "id", pointer: "/id", type: .text, required: true),
      Field(name: "txn", pointer: "/txn", type: .text),
      Field(name: "time", pointer: "/time", type: .time, required: true, timeFormat: .unixMilliseconds),
      Field(name: "type", pointer: "/type", type: .text, required: true),
      Field(name: "phase", pointer: "/phase", type: .text, defaultText: "done"),
      Field(name: "account", pointer: "/account", type: .key, required: true),
      Field(name: "payee", pointer: "/payee", type: .key),
      Field(name: "device", pointer: "/device", type: .key),
      Field(name: "card", pointer: "/card", type: .key, personal: true),
      Field(name: "amount", pointer: "/amount", type: .money),
      Field(name: "reason", pointer: "/reason", type: .text),
      Field(name: "opened", pointer: "/opened", type: .time, timeFormat: .unixMilliseconds),
      Field(name: "customer", pointer: "/customer", type: .key),
      Field(name: "ref", pointer: "/ref", type: .text),
      Field(name: "answer", pointer: "/answer", type: .text),
    ]
    return Schema(
      bookCurrency: Currency(code: "CNY", decimals: 2), fields: fields,
      roles: .init(
        id: 0, txn: 1, time: 2, type: 3, phase: 4, account: 5, customer: 12, payee: 6, device: 7, amount: 9, ref: 13,
        answer: 14),
      groups: [.init(name: "outflow", members: [done("transfer"), TypePhase(type: "withdrawal", phase: "requested")])],
      holdable: [TypePhase(type: "withdrawal", phase: "requested")],
      profile: .init(from: [done("registration")], fields: [11]))
  }()

  var engine: Engine
  var commits: [Commit] = []
  private var decoder = Decoder()
  /// Wall time of the reads; nil: the oldest event's, as where the stream's own time is the clock.
  var readAt: EventTime?

  init(_ spec: RuleSetSpec = Wallet.spec(), lateness: Int64 = 60_000, futureLimit: Int64? = nil) throws {
    engine = Engine(
      rules: try RuleCompiler.compile(spec), options: .init(lateness: lateness, futureLimit: futureLimit))
  }

  /// Feeds lines as batches of `size`, each line a JSON object without braces; `at` milliseconds after the start.
  mutating func feed(_ lines: [(at: Int64, String)], batches size: Int = .max) {
    var rest = lines[...]
    while !rest.isEmpty {
      commits.append(engine.process(batch(Array(rest.prefix(size)))))
      rest = rest.dropFirst(size)
    }
  }

  /// A batch of lines from one source.
  func batch(_ lines: [(at: Int64, String)], from source: String = "test") -> EventBatch {
    let oldest = lines.map { Self.start.milliseconds + $0.at }.min()!
    var batch = EventBatch(
      width: Self.schema.fields.count, position: SourcePosition(source: source, generation: .init(), offset: 0),
      readAt: readAt ?? EventTime(milliseconds: oldest))
    for (number, line) in lines.enumerated() {
      decoder.decode("{\"time\":\(Self.start.milliseconds + line.at),\(line.1)}", at: Int64(number), into: &batch)
    }
    return batch
  }

  /// Asks for something as the operator `ann`.
  mutating func ask(_ action: OperatorInput.Action, key: String, dryRun: Bool = false) -> OperatorReply {
    let (commit, reply) = engine.process(
      OperatorInput(
        key: key, actor: "ann", reason: "the caller is who they say", at: engine.watermark, dryRun: dryRun,
        action: action))
    commits.append(commit)
    return reply
  }

  @discardableResult
  mutating func tick(at time: EventTime) -> Commit? {
    let commit = engine.tick(at: time)
    if let commit { commits.append(commit) }
    return commit
  }

  var journal: [UInt8] { commits.flatMap(\.journal) }
  var decisions: [DecisionRow] { commits.flatMap(\.decisions) }
  var changes: [String] { commits.flatMap { $0.changes.map { "\($0.kind) \($0.account)" } } }
  var freezes: [FreezeRow] { commits.flatMap(\.freezes) }

  /// A class, so that the wallet is copyable.
  private final class Decoder {
    var lines = LineDecoder(schema: Wallet.schema)

    func decode(_ line: String, at offset: Int64, into batch: inout EventBatch) {
      line.withBytes { lines.decode($0, at: offset, into: &batch) }
    }
  }
}

// MARK: rules as texts

extension Wallet {
  static func spec(
    features: [FeatureSpec] = [.of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 3_600_000)],
    rules: [RuleSpec] = [.of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80")],
    lists: [ListSpec] = [], change: (inout PolicySpec) -> Void = { _ in }, hash: String = "h1"
  ) -> RuleSetSpec {
    var policy = PolicySpec(at: place)
    policy.bands = [
      .init(from: 40, actions: [.stepUp], at: place), .init(from: 60, actions: [.hold, .openCase], at: place),
      .init(from: 80, actions: [.freeze, .alert, .openCase], at: place),
    ]
    change(&policy)
    return RuleSetSpec(
      schema: schema, features: features, rules: rules, policy: policy, limits: [], lists: lists, hash: hash)
  }

  static let place = SourcePlace(file: "test.yaml", line: 1, column: 1)
}

extension ListSpec {
  static func of(_ name: String, _ entries: [String], type kind: Kind = .texts) -> ListSpec {
    ListSpec(
      name: Placed(name, at: Wallet.place), kind: kind, entries: entries.map { Entry(Placed($0, at: Wallet.place)) })
  }
}

private func placed(_ texts: [String]) -> [Placed<String>] { texts.map { Placed($0, at: Wallet.place) } }

extension FeatureSpec {
  static func of(
    _ name: String, _ kind: Kind, _ what: [String], of types: [String] = [], by: [String] = [], read: [String] = [],
    over: Int64? = nil, where condition: String? = nil
  ) -> FeatureSpec {
    FeatureSpec(
      name: Placed(name, at: Wallet.place), kind: kind, what: placed(what), of: placed(types), by: placed(by),
      read: placed(read), over: over.map { Placed(Window(near: 0, far: $0), at: Wallet.place) },
      where: condition.map { Placed($0, at: Wallet.place) })
  }
}

extension RuleSpec {
  static func of(
    _ id: String, types: [String], when: [String], unless: [String] = [], score: String? = nil,
    stage: Stage = .enforce, subject: Subject = .account, then: [Effect] = [], tell: Tell = .generic,
    say: String = "out {out_1h} in an hour", missing: Missing = Missing()
  ) -> RuleSpec {
    RuleSpec(
      id: Placed(id, at: Wallet.place), title: [LocalText(language: "en", text: Placed(id, at: Wallet.place))],
      owner: "test", stage: stage, subject: subject, types: placed(types), when: placed(when).map { .all($0) },
      unless: placed(unless), score: score.map { Placed($0, at: Wallet.place) }, then: then,
      say: [LocalText(language: "en", text: Placed(say, at: Wallet.place))], tell: tell, missing: missing)
  }
}
