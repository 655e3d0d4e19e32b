import FrostProtocol
import FrostStore

/// Why a call was not answered with success; becomes an `ErrorDocument`.
struct Refusal: Error {
  enum Code: String {
    case badRequest = "bad-request"
    case forbidden
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case conflict
    case tooLarge = "too-large"
    case `internal`
    case unavailable

    /// HTTP status.
    var status: Int {
      switch self {
      case .badRequest: 400
      case .forbidden: 403
      case .notFound: 404
      case .methodNotAllowed: 405
      case .conflict: 409
      case .tooLarge: 413
      case .internal: 500
      case .unavailable: 503
      }
    }
  }

  var code: Code
  var message: String
  var hint: String?

  init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// Any error that a handler throws.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as StoreError: self.init(.unavailable, error.description, hint: error.hint)
    default: self.init(.internal, "\(error)", hint: "look what frostd says: journalctl -u frostd -n 20")
    }
  }

  var document: ErrorDocument { ErrorDocument(code: code.rawValue, message: message, hint: hint) }
}
