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
    finding?.lookup.forget()
    return try encoded(OperatorAnswer(done: [Self.line(account, erased ?? .nothing)], freezes: [], dryRun: false))
  }

  private static func line(_ account: String, _ erased: Erased) -> String {
    "what was personal of \(account) is erased: "
      + [
        counted(erased.rows, "row", "rows"), counted(erased.changes, "change of the feed", "changes of the feed"),
        counted(erased.quarantined, "line in quarantine", "lines in quarantine"),
        counted(erased.lookups, "entry of the index", "entries of the index"),
        counted(erased.records, "record of the journal", "records of the journal"),
      ].joined(separator: ", ")
  }

  private static func counted(_ number: some BinaryInteger, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
