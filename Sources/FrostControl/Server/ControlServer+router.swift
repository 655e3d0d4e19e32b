import Foundation
import FrostProtocol
import HTTPTypes
import Hummingbird
import NIOCore

extension ControlServer {
  /// The routes of one socket; on its paths, and on those of the other socket, every other method is refused with a hint.
  func router(for socket: Route.Socket) -> Router<ControlContext> {
    let router = Router(context: ControlContext.self)
    router.add(middleware: ErrorsAsDocuments())
    let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]
    for path in Set(Route.all.map(\.path)).sorted() {
      let routes = Route.all.filter { $0.path == path }
      for method in methods {
        let route = routes.first { $0.socket == socket && $0.method == method.rawValue }
        router.on(RouterPath(path), method: method) { request, context in
          guard let route else { throw wrongMethod(method.rawValue, on: path, of: socket, routes) }
          let call = try await Call(request, context, of: route, services: services)
          if let stream = route.stream, request.acceptsEvents {
            return Response(events: try await stream(control, call))
          }
          return Response(json: try await route.answer(control, call))
        }
      }
    }
    return router
  }

  private func wrongMethod(
    _ method: String, on path: String, of socket: Route.Socket, _ routes: [Route]
  ) -> Refusal {
    let there = routes.map { "\($0.method) on \($0.socket.rawValue).sock" }.joined(separator: ", ")
    return Refusal(.methodNotAllowed, "\(method) \(path) is not answered on \(socket.rawValue).sock", hint: there)
  }
}

extension Call {
  init(_ request: Request, _ context: ControlContext, of route: Route, services: Set<String>) async throws {
    var request = request
    guard let id = context.parameters.get("id", as: String.self).map({ $0.removingPercentEncoding }) ?? "" else {
      throw Refusal(.badRequest, "the id in the path is not percent-encoded UTF-8")
    }
    self.id = id
    for parameter in request.uri.queryParameters {
      query[String(parameter.key)] = String(parameter.value)
    }
    lastEvent = request.headers[.lastEventID]
    let agent = request.headers[.onBehalfOf]
    user = try Caller(user: try await Peer(of: context.channel).user, agent: agent, services: services)
    guard request.method == .post else { return }
    do {
      body = [UInt8](buffer: try await request.collectBody(upTo: Call.maximumBodyBytes))
    } catch is NIOTooManyBytesError {
      throw Refusal(.tooLarge, "the body has more than \(Call.maximumBodyBytes) bytes")
    }
  }
}

extension HTTPField.Name {
  fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID")!
  fileprivate static let onBehalfOf = HTTPField.Name(Caller.header)!
}

extension Request {
  fileprivate var acceptsEvents: Bool { headers[.accept]?.contains(EventStream.contentType) ?? false }
}

extension Response {
  fileprivate init(events: EventStream) {
    self.init(
      status: .ok, headers: [.contentType: EventStream.contentType, .cacheControl: "no-store"],
      body: ResponseBody { writer in
        try await events.run { try await writer.write(ByteBuffer(bytes: $0)) }
        try await writer.finish(nil)
      })
  }

  init(status: Int = 200, json: [UInt8]) {
    self.init(
      status: HTTPResponse.Status(code: status), headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
  }
}
