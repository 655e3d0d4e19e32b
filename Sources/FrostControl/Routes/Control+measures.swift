import FrostEngine
import FrostProtocol
import FrostRules
import FrostStore

extension Control {
  func measures(_ call: Call) async throws -> [UInt8] {
    try call.allow("kind", "state", "account", "parent", "limit")
    let kind = try call.word(MeasureRow.Kind.self, "kind", of: MeasureRow.Kind.allCases)
    let state = try call.word(MeasureRow.State.self, "state", of: MeasureRow.State.allCases)
    let limit = try call.limit()
    let (rows, counts) = try await reading {
      (
        try $0.measures(
          kind: kind, state: state, account: call.query["account"], parent: call.query["parent"], limit: limit + 1),
        try $0.accountsOverLine()
      )
    }
    return try encoded(
      MeasuresDocument(
        measures: rows.prefix(limit).map { row in
          documents.measure(row, accounts: row.kind == .guardTrip ? counts[row.id] ?? 0 : nil)
        }, more: rows.count > limit))
  }

  func setMeasure(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(MeasureRequest.self, from: call.body)
    try RequestBody.requireText(("reason", request.reason), ("key", request.key))
    return try await submit(
      try action(request), reason: request.reason, key: request.key, dryRun: request.dryRun ?? false, by: call.user)
  }

  private func action(_ request: MeasureRequest) throws(Refusal) -> OperatorInput.Action {
    switch request.verb {
    case .guardRaise:
      let freezes = try needed(request.freezes, "freezes", in: 1...1_000_000)
      return .guardRaise(rule: request.rule, freezes: freezes, lasts: try lasts(request))
    case .guardApply: return .guardApply(rule: request.rule)
    case .guardReset: return .guardReset(rule: request.rule)
    case .modeCap:
      guard let stage = RuleSpec.Stage(rawValue: request.stage ?? ""), stage == .shadow || stage == .review else {
        throw Refusal(.badRequest, "stage: '\(request.stage ?? "")' is none of shadow, review")
      }
      return .capMode(stage, lasts: try lasts(request))
    case .modeLift: return .liftMode
    case .allowAdd:
      let rules = request.rules ?? []
      guard !rules.isEmpty, rules.count <= 100 else { throw Refusal(.badRequest, "rules: name 1 to 100 rules") }
      for rule in rules { try RequestBody.requireText(("rules", rule)) }
      return .allow(
        account: try text(request.account, "account"), rules: rules, owner: try text(request.owner, "owner"),
        until: try RequestBody.time(try text(request.until, "until")))
    case .allowRemove: return .endAllow(id: try text(request.id, "id"))
    case .approve: return .approve(id: try text(request.id, "id"))
    case .reject: return .reject(id: try text(request.id, "id"))
    }
  }

  private func text(_ value: String?, _ name: String) throws(Refusal) -> String {
    guard let value else { throw Refusal(.badRequest, "\(name): is missing") }
    try RequestBody.requireText((name, value))
    return value
  }

  private func needed(_ value: Int64?, _ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64 {
    guard let value, range.contains(value) else {
      throw Refusal(.badRequest, "\(name): not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// Milliseconds; at most 30 days.
  private func lasts(_ request: MeasureRequest) throws(Refusal) -> Int64 {
    try needed(request.seconds, "seconds", in: 1...2_592_000) * 1000
  }
}
