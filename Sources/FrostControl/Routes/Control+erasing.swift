import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  /// The engine agrees and journals it; then the store does it, and the answer is given.
  func erase(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(ErasureRequest.self, from: call.body)
    try RequestBody.requireText(("account", request.account), ("reason", request.reason), ("key", request.key))
    let account = request.account
    _ = try await ask(
      .erase(account: account), reason: request.reason, key: request.key, dryRun: request.dryRun, by: call.user)
    if request.dryRun {
      let line = "what is personal of \(account) would be erased; the account's name, what was done and when stay"
      return try encoded(OperatorAnswer(done: [line], freezes: [], dryRun: true))
    }
    let schema = await port.schema()
    let erased = try await reading { try $0.finishErasures(schema)[account] }
    return try encoded(OperatorAnswer(done: [Self.line(account, erased ?? .nothing)], freezes: [], dryRun: false))
  }

  private static func line(_ account: String, _ erased: Erased) -> String {
    "what was personal of \(account) is erased: \(erased.rows) rows, \(erased.changes) changes of the feed, "
      + "\(erased.quarantined) lines in quarantine, \(erased.lookups) entries of the index, "
      + "\(erased.records) records of the journal"
  }
}
