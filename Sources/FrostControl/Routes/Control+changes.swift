import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  static let longestWait: Int64 = 30

  /// The feed after a token. With `wait` (seconds) a call that finds nothing stays until there is something.
  func changes(_ call: Call) async throws -> [UInt8] {
    try call.allow("after", "limit", "wait", "reader")
    let after = try await start(call)
    let limit = try call.limit()
    let wait = try call.integer("wait", in: 0...Self.longestWait, default: 0)
    try await waitForChange(after: after, atMost: .seconds(wait))
    let rows = try await reading { try $0.changes(after: after, limit: limit + 1) }
    let part = rows.prefix(limit)
    var json = JSONWriter()
    json.object { json in
      json.array("changes") { json in
        for row in part { json.change(row) }
      }
      json.field("more", rows.count > limit)
      json.field("next", String(part.last?.token ?? after))
      json.field("schema", ChangesDocument.schema)
    }
    return json.bytes
  }

  func changeStream(_ call: Call) async throws -> EventStream {
    try call.allow("after", "reader")
    var call = call
    if let last = call.lastEvent { call.query["after"] = last }
    return EventStream(control: self, after: try await start(call), reader: call.query["reader"])
  }

  /// The token to go on after. Who names it has everything before: that is noted for a reader with a name.
  private func start(_ call: Call) async throws -> Int64 {
    let after = try call.integer("after", in: 0...Int64.max, default: 0)
    guard after <= store.newestChange else {
      throw Refusal(
        .conflict, "after=\(after): the feed ends at \(store.newestChange); this token is of another database",
        hint: "begin again at after=0")
    }
    if let reader = call.query["reader"] { try RequestBody.requireText(("reader", reader)) }
    try await note(call.query["reader"], has: after)
    return after
  }

  func note(_ reader: String?, has token: Int64) async throws {
    guard let reader, token > 0 else { return }
    guard try await reading({ try $0.noteReader(reader, has: token) }) else {
      throw Refusal(
        .conflict, "there are \(Store.maximumReaders) readers of the feed with a name already",
        hint: "read without `reader`, or under one of the names that GET /v1/health lists")
    }
  }

  func waitForChange(after token: Int64, atMost limit: Duration) async throws {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while store.newestChange <= token, clock.now < end, !port.isStopping {
      await store.waitForChange(after: token, atMost: end - clock.now)
      try Task.checkCancellation()
    }
  }
}

extension JSONWriter {
  /// `ChangeDocument`, with the document as the engine wrote it.
  mutating func change(_ row: ChangeRow) {
    object { json in
      json.field("account", row.change.account)
      json.field("at", row.change.at)
      json.field("document", raw: row.change.document)
      json.field("id", row.change.id)
      json.field("kind", row.change.kind)
      json.field("token", String(row.token))
    }
  }
}
