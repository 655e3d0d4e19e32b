/// Why a command could not do what it was asked, and what to do next.
struct Failure: Error, Equatable {
  /// Exit codes: small numbers are answers, the others are those of sysexits(3).
  enum Code: Int32 {
    case no = 1
    case notFound = 4
    case conflict = 5
    case usage = 64
    case dataError = 65
    case notRunning = 69
    case inputOutput = 74
    case noPermission = 77
    case configuration = 78
  }

  var code: Code
  /// What is wrong, without a full stop.
  var message: String
  /// What to type or change.
  var hint: String?

  init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}
