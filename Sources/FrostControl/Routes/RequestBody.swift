import FrostEvents
import FrostProtocol

/// Reads what a caller sent, and says what is wrong with it.
enum RequestBody {
  static let scopes = ["out", "withdraw", "in", "cards", "points", "bind", "login"]
  static let maximumTextBytes = 1024

  static func decode<Request: Codable>(_ type: Request.Type, from body: [UInt8]) throws(Refusal) -> Request {
    do {
      let request = try ProtocolJSON.decode(type, from: body)
      let given = try ProtocolJSON.decode([String: JSONValue].self, from: body).filter { $0.value != .null }
      let known = try ProtocolJSON.decode([String: JSONValue].self, from: ProtocolJSON.encode(request))
      if let unknown = given.keys.filter({ known[$0] == nil }).min() {
        throw Refusal(
          .badRequest, "the body: there is no member '\(unknown)' in this request",
          hint: "docs/openapi.yaml describes every request")
      }
      return request
    } catch let refusal as Refusal {
      throw refusal
    } catch let error as DecodingError {
      throw Refusal(.badRequest, "the body: " + sentence(error), hint: "docs/openapi.yaml describes every request")
    } catch {
      throw Refusal(.badRequest, "the body: \(error)")
    }
  }

  static func requireText(_ members: (name: String, text: String)...) throws(Refusal) {
    for (name, text) in members {
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw Refusal(.badRequest, "\(name): must not be empty")
      }
      guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
        throw Refusal(.badRequest, "\(name): must have no control characters")
      }
      guard text.utf8.count <= maximumTextBytes else {
        throw Refusal(.badRequest, "\(name): longer than \(maximumTextBytes) bytes")
      }
    }
  }

  static func scope(_ text: String) throws(Refusal) -> String {
    guard scopes.contains(text) else {
      throw Refusal(.badRequest, "scope: '\(text)' is none of " + scopes.joined(separator: ", "))
    }
    return text
  }

  static func time(_ text: String) throws(Refusal) -> EventTime { try time(text, named: "until") }

  static func time(_ text: String, named name: String) throws(Refusal) -> EventTime {
    do { return try EventTime(rfc3339: text) } catch {
      throw Refusal(
        .badRequest, "\(name): '\(text)': \(error.sentence)", hint: "write it like 2026-03-02T02:41:00Z")
    }
  }

  private static func sentence(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "'\(snakeCase(key.stringValue))' is missing"
    case .typeMismatch(_, let context): "\(place(context))\(context.debugDescription)"
    case .valueNotFound(_, let context): "\(place(context))must not be null"
    case .dataCorrupted(let context): "\(place(context))\(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    context.codingPath.isEmpty ? "" : context.codingPath.map { snakeCase($0.stringValue) }.joined(separator: ".") + ": "
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
