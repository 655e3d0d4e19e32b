import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  func addFreeze(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(FreezeRequest.self, from: call.body)
    try RequestBody.requireText(("account", request.account), ("reason", request.reason), ("key", request.key))
    let scope = try RequestBody.scope(request.scope)
    let until = try request.until.map { try RequestBody.time($0) }
    if let reference = request.order {
      try RequestBody.requireText(("order", reference))
      return try await submit(
        .order(account: request.account, scope: scope, until: until, reference: reference), reason: request.reason,
        key: request.key, dryRun: request.dryRun, by: call.user, right: try right("authority", of: call.user))
    }
    let allowance = try request.allowance.map(money)
    return try await submit(
      .freeze(account: request.account, scope: scope, until: until, allowance: allowance), reason: request.reason,
      key: request.key, dryRun: request.dryRun, by: call.user)
  }

  func release(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(ReleaseRequest.self, from: call.body)
    try RequestBody.requireText(("reason", request.reason), ("key", request.key))
    guard let outcome = FrostEngine.Outcome(rawValue: request.outcome.rawValue) else {
      throw Refusal(.badRequest, "outcome: '\(request.outcome.rawValue)' is unknown")
    }
    let right = try request.right.map { try self.right($0, of: call.user) }
    if let action = try bulk(request, outcome) {
      return try await submit(
        action, reason: request.reason, key: request.key, dryRun: request.dryRun, by: call.user, right: right,
        hint: Self.freezesHint)
    }
    let account: String
    var scope: String?
    switch (request.account, request.freeze) {
    case (let id?, nil):
      try RequestBody.requireText(("account", id))
      account = id
    case (nil, let id?):
      guard let (freeze, _) = try await reading({ try $0.freeze(id) }) else { throw noFreeze(id) }
      account = freeze.account
      scope = freeze.scope
    default: throw Refusal(.badRequest, "name either an account or a freeze")
    }
    return try await submit(
      .release(account: account, scope: scope, outcome: outcome), reason: request.reason, key: request.key,
      dryRun: request.dryRun, by: call.user, right: right, hint: Self.freezesHint)
  }

  private static let freezesHint = "GET /v1/freezes?state=active lists what is frozen"

  func stepCase(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(CaseStepRequest.self, from: call.body)
    try RequestBody.requireText(("case", request.case), ("reason", request.reason), ("key", request.key))
    if let assignee = request.assignee { try RequestBody.requireText(("assignee", assignee)) }
    guard (request.outcome != nil) == (request.kind == .resolved) else {
      throw Refusal(
        .badRequest, "outcome: \(request.kind == .resolved ? "is missing" : "only a resolved case has one")")
    }
    guard let kind = CaseStepRow.Kind(rawValue: request.kind.rawValue) else {
      throw Refusal(.badRequest, "kind: '\(request.kind.rawValue)' is unknown")
    }
    let step = CaseStep(
      escalation: try await escalation(named: request.case), kind: kind, assignee: request.assignee,
      outcome: request.outcome.flatMap { FrostEngine.Outcome(rawValue: $0.rawValue) })
    return try await submit(
      .step(step), reason: request.reason, key: request.key, dryRun: request.dryRun, by: call.user)
  }

  func reload(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(ReloadRequest.self, from: call.body)
    try RequestBody.requireText(("reason", request.reason))
    return try encoded(await port.reload(actor: call.user.name, via: call.user.via, reason: request.reason))
  }

  func submit(
    _ action: OperatorInput.Action, reason: String, key: String, dryRun: Bool, by user: Caller,
    right: OperatorInput.Right? = nil, hint: String? = nil
  ) async throws -> [UInt8] {
    let (lines, freezes) = try await ask(
      action, reason: reason, key: key, dryRun: dryRun, by: user, right: right, hint: hint)
    return try encoded(OperatorAnswer(done: lines, freezes: freezes, dryRun: dryRun))
  }

  /// What the engine did, or would do; a refusal is thrown.
  func ask(
    _ action: OperatorInput.Action, reason: String, key: String, dryRun: Bool, by user: Caller,
    right: OperatorInput.Right? = nil, hint: String? = nil
  ) async throws -> (lines: [String], freezes: [String]) {
    let reply = try await port.submit(
      OperatorInput(
        key: key, actor: user.name, via: user.via, reason: reason, at: .now, dryRun: dryRun, action: action,
        right: right))
    switch reply {
    case .done(let lines, let freezes): return (lines, freezes)
    case .notFound(let what): throw Refusal(.notFound, what, hint: hint)
    case .conflict(let what): throw Refusal(.conflict, what)
    case .invalid(let what): throw Refusal(.badRequest, what)
    }
  }
}
