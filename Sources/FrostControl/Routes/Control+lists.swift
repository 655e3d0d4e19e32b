import FrostEngine
import FrostEvents
import FrostProtocol
import FrostRules
import FrostStore

extension Control {
  func lists(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let (lists, time) = (await port.lists(), await engineTime())
    let counts = try await reading { try $0.listEntryCounts(at: time) }
    return try encoded(
      ListsDocument(
        lists: lists.map {
          ListSummary(
            name: $0.name, type: $0.kind.rawValue, fileEntries: $0.entries.count, operatorEntries: counts[$0.name] ?? 0)
        }))
  }

  func list(_ call: Call) async throws -> [UInt8] {
    try call.allow("limit")
    let limit = try call.limit()
    guard let list = await port.lists().first(where: { $0.name == call.id }) else {
      throw Refusal(.notFound, "no list '\(call.id)'", hint: "GET /v1/lists lists them")
    }
    let time = await engineTime()
    let rows = try await reading { try $0.listEntries(of: list.name, at: time, limit: limit + 1) }
    let written = list.entries.lazy.filter { time < $0.validity.until }.prefix(limit + 1).map(documents.entry)
    let entries = rows.map(documents.entry) + written
    return try encoded(
      ListDocument(
        name: list.name, type: list.kind.rawValue, entries: Array(entries.prefix(limit)), more: entries.count > limit))
  }

  func addListEntry(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(ListEntryRequest.self, from: call.body)
    try RequestBody.requireText(
      ("list", request.list), ("value", request.value), ("reason", request.reason), ("key", request.key),
      ("owner", request.owner ?? "-"))
    let until = try request.until.map(RequestBody.time)
    return try await submit(
      .addToList(list: request.list, value: request.value, owner: request.owner, until: until),
      reason: request.reason, key: request.key, dryRun: request.dryRun, by: call.user, hint: Self.listHint)
  }

  func removeListEntry(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(ListRemovalRequest.self, from: call.body)
    try RequestBody.requireText(
      ("list", request.list), ("value", request.value), ("reason", request.reason), ("key", request.key))
    return try await submit(
      .removeFromList(list: request.list, value: request.value), reason: request.reason, key: request.key,
      dryRun: request.dryRun, by: call.user, hint: Self.listHint)
  }

  private static let listHint = "GET /v1/lists lists them, GET /v1/lists/{id} what is on one"

  private func engineTime() async -> EventTime { await port.status().engineTime ?? .never }
}
