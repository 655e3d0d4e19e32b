import CEL
import Foundation

/// One line of the suite.
struct ConformanceCase: Decodable {
  struct Declaration: Decodable {
    struct Form: Decodable {
      var params: [SuiteType]
      var result: SuiteType
      var instance: Bool
    }

    var name: String
    var ident: SuiteType?
    var function: [Form]?
  }

  struct Expectation: Decodable {
    var value: SuiteValue?
    var evaluationError: String?
    var deducedType: SuiteType?

    enum CodingKeys: String, CodingKey {
      case value
      case evaluationError = "eval_error"
      case deducedType = "deduced_type"
    }
  }

  var id: String
  var file: String
  var expression: String
  var disableCheck: Bool?
  var checkOnly: Bool?
  var container: String?
  var declarations: [Declaration]?
  var bindings: [String: SuiteValue]?
  var expected: Expectation

  enum CodingKeys: String, CodingKey {
    case id, file, container, bindings, expected
    case expression = "expr"
    case disableCheck = "disable_check"
    case checkOnly = "check_only"
    case declarations = "type_env"
  }
}

/// What is known of a line before it is read as a whole: whether it is one of ours.
struct ConformanceHeader: Decodable {
  var needsProtobuf: Bool

  enum CodingKeys: String, CodingKey { case needsProtobuf = "needs_proto" }
}
