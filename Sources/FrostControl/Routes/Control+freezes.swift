import FrostEngine
import FrostProtocol
import FrostStore

extension Control {
  func freezes(_ call: Call) async throws -> [UInt8] {
    try call.allow("state", "account", "limit")
    let state = try call.word(FreezeRow.State.self, "state", of: [.active, .ended])
    let limit = try call.limit()
    let (freezes, causes) = try await reading {
      try $0.freezes(state: state, account: call.query["account"], limit: limit + 1)
    }
    return try encoded(
      FreezesDocument(
        freezes: documents(for: call.user).freezes(Array(freezes.prefix(limit)), causes), more: freezes.count > limit))
  }

  func freeze(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    guard let (freeze, causes) = try await reading({ try $0.freeze(call.id) }) else { throw noFreeze(call.id) }
    let progress = documents.progress(try await reading { try $0.obedience(of: [freeze.id]) })
    return try encoded(documents(for: call.user).freeze(freeze, causes, progress[freeze.id]))
  }

  func noFreeze(_ id: String) -> Refusal {
    Refusal(.notFound, "no freeze '\(id)'", hint: "GET /v1/freezes lists them")
  }
}
