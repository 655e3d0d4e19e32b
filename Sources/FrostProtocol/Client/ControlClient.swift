package import NIOCore
import NIOHTTP1

/// Asks a running daemon over one of its Unix sockets; a connection a question.
package struct ControlClient: Sendable {
  /// Path of the socket: `read.sock` answers `GET`, `admin.sock` takes `POST`.
  package let socket: String
  package let timeout: TimeAmount
  /// Whom the caller acts for, where it is a trusted service.
  package let agent: String?

  /// Answers larger than this are refused.
  static let maximumAnswerBytes = 64 << 20

  package init(socket: String, timeout: TimeAmount = .seconds(30), agent: String? = nil) {
    self.socket = socket
    self.timeout = timeout
    self.agent = agent
  }

  /// The answer's body.
  package func get(_ path: String, query: [(String, String)] = []) async throws(ControlClientError) -> [UInt8] {
    try await exchange(HTTPRequestHead(version: .http1_1, method: .GET, uri: Self.uri(path, query)), body: [])
  }

  package func get<Document: Decodable>(
    _ type: Document.Type, _ path: String, query: [(String, String)] = []
  ) async throws(ControlClientError) -> Document {
    try Self.decode(type, from: try await get(path, query: query))
  }

  package func post<Answer: Decodable>(
    _ request: some Encodable, to path: String, expecting type: Answer.Type
  ) async throws(ControlClientError) -> Answer {
    let body: [UInt8]
    do { body = try ProtocolJSON.encode(request) } catch { throw .notUnderstood("the request: \(error)") }
    let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: path)
    return try Self.decode(type, from: try await exchange(head, body: body))
  }

  /// `/v1/accounts/` + `id`, whatever characters the id has.
  package static func path(_ prefix: String, _ id: String, _ suffix: String = "") -> String {
    prefix + escaped(id) + suffix
  }

  static func uri(_ path: String, _ query: [(String, String)]) -> String {
    guard !query.isEmpty else { return path }
    return path + "?" + query.map { escaped($0.0) + "=" + escaped($0.1) }.joined(separator: "&")
  }

  /// Percent-encoded but for RFC 3986's unreserved characters.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return escaped
  }

  private static func decode<Document: Decodable>(
    _ type: Document.Type, from body: [UInt8]
  ) throws(ControlClientError) -> Document {
    do { return try ProtocolJSON.decode(type, from: body) } catch { throw .notUnderstood("\(error)") }
  }
}
