import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

/// The feed as server-sent events (WHATWG HTML, 9.2): an event a change, its token as the id, so that a reader which
/// sends `Last-Event-ID` goes on where it was. A comment now and then keeps the connection, and finds out who is gone.
struct EventStream: Sendable {
  static let contentType = "text/event-stream"
  static let quietMilliseconds: Int64 = 15_000
  static let page = 500

  let control: Control
  let after: Int64
  /// The name under which what was taken is noted; nil: it is not.
  let reader: String?

  /// Writes until the daemon stops or `write` throws.
  func run(_ write: (sending [UInt8]) async throws -> Void) async throws {
    var token = after
    try await write(Array("retry: 1000\n\n".utf8))
    while !control.port.isStopping {
      try await control.waitForChange(after: token, atMost: .milliseconds(Self.quietMilliseconds))
      let from = token
      let rows = try await control.reading { try $0.changes(after: from, limit: Self.page) }
      guard let last = rows.last else {
        try await write(Array(": nothing new\n\n".utf8))
        continue
      }
      try await write(Self.events(rows))
      token = last.token
      try await control.note(reader, has: token)
    }
  }

  static func events(_ rows: [ChangeRow]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      var json = JSONWriter()
      json.change(row)
      bytes += Array("id: \(row.token)\nevent: \(row.change.kind)\ndata: ".utf8)
      bytes += json.bytes
      bytes += [0x0A, 0x0A]
    }
    return bytes
  }
}
