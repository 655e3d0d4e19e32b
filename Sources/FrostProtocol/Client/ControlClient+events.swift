import NIOCore
import NIOHTTP1
import NIOPosix

extension ControlClient {
  /// Follows a stream of events until the server ends it or `take` throws.
  /// - Parameter after: id of the last event that was taken; nil: from the beginning.
  /// - Returns: normally when the server has ended the stream, for the caller to go on.
  package func events(
    _ path: String, query: [(String, String)] = [], after: String? = nil,
    take: (ServerSentEvent) async throws -> Void
  ) async throws {
    var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: Self.uri(path, query))
    head.headers = ["host": "frost", "accept": "text/event-stream", "connection": "close"]
    if let after { head.headers.add(name: "last-event-id", value: after) }
    let channel: Connection
    do {
      channel = try await connect()
    } catch {
      throw translated(error)
    }
    var parser = ServerSentEventParser()
    var refusal: (status: Int, body: [UInt8])?
    do {
      try await channel.executeThenClose { inbound, outbound in
        try await outbound.write(contentsOf: [.head(head), .end(nil)])
        for try await part in inbound {
          switch part {
          case .head(let head) where head.status != .ok: refusal = (Int(head.status.code), [])
          case .head: break
          case .body(let buffer):
            if refusal != nil {
              refusal!.body += buffer.readableBytesView
              continue
            }
            for event in parser.feed(buffer.readableBytesView) { try await take(event) }
          case .end: return
          }
        }
      }
    } catch let error as IOError {
      throw translated(error)
    } catch let error as CloseWhenIdle.Silence {
      throw translated(error)
    }
    if let refusal {
      guard let document = try? ProtocolJSON.decode(ErrorDocument.self, from: refusal.body) else {
        throw ControlClientError.notUnderstood("status \(refusal.status) without an error document")
      }
      throw ControlClientError.refused(status: refusal.status, document)
    }
  }
}
