import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

extension ControlClient {
  typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

  /// Sends one request and gives the body of a successful answer.
  func exchange(_ head: HTTPRequestHead, body: [UInt8]) async throws(ControlClientError) -> [UInt8] {
    var head = head
    head.headers = ["host": "frost", "connection": "close", "accept": "application/json"]
    if let agent { head.headers.add(name: "frost-on-behalf-of", value: agent) }
    if head.method == .POST {
      head.headers.add(name: "content-type", value: "application/json")
      head.headers.add(name: "content-length", value: "\(body.count)")
    }
    let answer: (status: Int, body: [UInt8])
    do {
      answer = try await send(head, body: body)
    } catch {
      throw translated(error)
    }
    guard (200..<300).contains(answer.status) else {
      guard let document = try? ProtocolJSON.decode(ErrorDocument.self, from: answer.body) else {
        throw .notUnderstood("status \(answer.status) without an error document")
      }
      throw .refused(status: answer.status, document)
    }
    return answer.body
  }

  func connect() async throws -> Connection {
    let timeout = timeout
    return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(unixDomainSocketPath: socket) { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(IdleStateHandler(allTimeout: timeout))
          try pipeline.addHandler(CloseWhenIdle())
          try pipeline.addHTTPClientHandlers()
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
  }

  private func send(_ head: HTTPRequestHead, body: [UInt8]) async throws -> (status: Int, body: [UInt8]) {
    let channel = try await connect()
    // The server has a whole GET with its head: it may answer and close while the rest is written or the end is said. An
    // answer that is there is an answer.
    let answer = Mutex<(status: Int, body: [UInt8])?>(nil)
    do {
      try await channel.executeThenClose { inbound, outbound in
        var parts: [HTTPClientRequestPart] = [.head(head)]
        if !body.isEmpty { parts.append(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
        var failure: (any Error)?
        do { try await outbound.write(contentsOf: parts + [.end(nil)]) } catch { failure = error }
        let whole = try await Self.answer(from: inbound)
        if whole == nil, let failure { throw failure }
        answer.withLock { $0 = whole }
      }
    } catch {
      guard let whole = answer.withLock({ $0 }) else { throw error }
      return whole
    }
    guard let whole = answer.withLock({ $0 }) else {
      throw ControlClientError.failed(socket: socket, "the connection closed before the whole answer was there")
    }
    return whole
  }

  /// nil: the connection ended before the answer did.
  private static func answer(
    from inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>
  ) async throws -> (status: Int, body: [UInt8])? {
    var status: Int?
    var received: [UInt8] = []
    for try await part in inbound {
      switch part {
      case .head(let head): status = Int(head.status.code)
      case .body(let buffer):
        received += buffer.readableBytesView
        if received.count > maximumAnswerBytes {
          throw ControlClientError.notUnderstood("an answer of more than \(maximumAnswerBytes) bytes")
        }
      case .end: return status.map { ($0, received) }
      }
    }
    return nil
  }

  func translated(_ error: any Error) -> ControlClientError {
    switch error {
    case let error as ControlClientError: return error
    case let error as IOError where error.errnoCode == ENOENT || error.errnoCode == ECONNREFUSED:
      return .notRunning(socket: socket)
    case let error as IOError where error.errnoCode == EACCES || error.errnoCode == EPERM:
      return .noPermission(socket: socket)
    case is CloseWhenIdle.Silence:
      return .timedOut(socket: socket, seconds: Int(timeout.nanoseconds / 1_000_000_000))
    default: return .failed(socket: socket, "\(error)")
    }
  }
}

/// Ends a connection on which nothing has moved for the client's timeout.
final class CloseWhenIdle: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  struct Silence: Error {}

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent {
      context.fireErrorCaught(Silence())
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }
}
