import FrostControl
import FrostProtocol

/// Questions to a running `frostd`, or to what a stopped one left; what goes wrong becomes a `Failure` with its exit code.
struct Session {
  enum Place {
    /// A directory with `read.sock` and `admin.sock`.
    case sockets(String)
    case desk(Desk)
  }

  var place: Place
  /// Whom the caller acts for.
  var agent: String?

  func get<Document: Decodable>(
    _ type: Document.Type, _ path: String, query: [(String, String)] = []
  ) async throws(Failure) -> Answer<Document> {
    do {
      let body =
        switch place {
        case .sockets: try await client("read").get(path, query: query)
        case .desk(let desk): try Self.body(await desk.answer("GET", path, query: query, agent: agent))
        }
      guard let document = try? ProtocolJSON.decode(type, from: body) else {
        throw Failure(
          .inputOutput, "frostd's answer to \(path) was not understood",
          hint: "frostctl and frostd should be of the same version: frostctl --version, frostd version")
      }
      return Answer(document: document, body: body)
    } catch let error as ControlClientError {
      throw failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
  }

  /// Follows the feed until the connection ends; `token` is that of the last change taken.
  func follow(
    after token: inout String?, reader name: String?, _ take: (ChangeDocument) async throws -> Void
  ) async throws {
    do {
      try await client("read").events("/v1/changes", query: name.map { [("reader", $0)] } ?? [], after: token) {
        event in
        guard let change = try? ProtocolJSON.decode(ChangeDocument.self, from: event.data) else {
          throw Failure(.dataError, "frostd's feed was not understood at \(event.id)")
        }
        try await take(change)
        token = event.id
      }
    } catch let error as ControlClientError {
      throw failure(error)
    }
  }

  func post<Reply: Decodable>(
    _ request: some Encodable, to path: String, expecting type: Reply.Type
  ) async throws(Failure) -> Reply {
    do {
      guard case .desk(let desk) = place else {
        return try await client("admin").post(request, to: path, expecting: type)
      }
      let answer = await desk.answer("POST", path, body: try ProtocolJSON.encode(request), agent: agent)
      return try ProtocolJSON.decode(type, from: try Self.body(answer))
    } catch let error as ControlClientError {
      throw failure(error)
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
  }

  private func client(_ socket: String) -> ControlClient {
    guard case .sockets(let directory) = place else { preconditionFailure("a stopped frostd has no sockets") }
    return ControlClient(socket: "\(directory)/\(socket).sock", agent: agent)
  }

  private static func body(_ answer: Desk.Answer) throws -> [UInt8] {
    guard answer.status != 200 else { return answer.body }
    throw ControlClientError.refused(
      status: answer.status, try ProtocolJSON.decode(ErrorDocument.self, from: answer.body))
  }

  private func failure(_ error: ControlClientError) -> Failure {
    switch error {
    case .notRunning(let socket):
      return Failure(
        .notRunning, "frostd is not running (no socket at \(socket))",
        hint: "start it with `systemctl start frostd`, or name its sockets with --socket-dir or FROST_SOCKET_DIR")
    case .noPermission: return Failure(.noPermission, error.description, hint: error.hint)
    case .refused(let status, let document):
      return Failure(Self.code(ofStatus: status), document.message, hint: document.hint.map(Self.asCommand))
    case .notUnderstood, .timedOut, .failed: return Failure(.inputOutput, error.description, hint: error.hint)
    }
  }

  /// A hint that names a route, for somebody who types commands.
  static func asCommand(_ hint: String) -> String {
    let commands = [
      ("GET /v1/lists lists them, GET /v1/lists/{id} what is on one", "`frostctl lists show` lists them"),
      ("GET /v1/lists", "`frostctl lists show`"), ("GET /v1/freezes?state=active", "`frostctl freezes list`"),
      ("GET /v1/freezes", "`frostctl freezes list --all`"),
      ("GET /v1/accounts/{id}/why", "`frostctl why ACCOUNT`"), ("GET /v1/quarantine", "`frostctl quarantine list`"),
      ("GET /v1/escalations", "`frostctl escalations list`"), ("GET /v1/health", "`frostctl health`"),
    ]
    return commands.reduce(hint) { $0.replacing($1.0, with: $1.1) }
  }

  static func code(ofStatus status: Int) -> Failure.Code {
    switch status {
    case 400, 413: .dataError
    case 401, 403: .noPermission
    case 404: .notFound
    case 409: .conflict
    case 422: .configuration
    case 503: .notRunning
    default: .inputOutput
    }
  }
}

/// A document, and the bytes it was read from.
struct Answer<Document> {
  var document: Document
  var body: [UInt8]
}
