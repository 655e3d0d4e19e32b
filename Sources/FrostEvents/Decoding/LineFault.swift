import CSimdJSON

/// Why a line is not an event. `RejectReason` puts it into words.
enum LineFault: Error {
  /// The line is not JSON, or gives the place of pointer number `pointer` twice.
  case json(frost_json_error, pointer: Int)
  case missing(field: Int, how: Missing)
  /// Another kind of JSON value than the field's type is written as.
  case wrongKind(field: Int, slot: Int)
  case time(field: Int, TimeTextError)
  case money(field: Int, MoneyText.Failure)
  case notAnInteger(field: Int)
  case integerTooLarge(field: Int)
  case numberTooLarge(field: Int)
  /// In a key or in what Frost itself reads: it would not survive a store, a terminal or a URL.
  case controlCharacter(field: Int)
  case currency(field: Int, slot: Int)

  enum Missing: String {
    case absent = "missing"
    case null = "null"
    case empty = "empty"
  }
}

extension frost_json_error {
  /// What is wrong with the line.
  var sentence: String {
    switch self {
    case FROST_JSON_EMPTY: "not JSON: the line is empty"
    case FROST_JSON_NOT_UTF8: "not UTF-8"
    case FROST_JSON_UNCLOSED_STRING: "not JSON: a string is not closed"
    case FROST_JSON_CONTROL_CHARACTER: "not JSON: a control character stands in a string unescaped"
    case FROST_JSON_BAD_ESCAPE: "not JSON: a backslash in a string begins no escape that JSON has"
    case FROST_JSON_HALF_SURROGATE: "half of a surrogate pair is escaped in a string: there is no such character"
    case FROST_JSON_BAD_NUMBER: "not JSON: this is not how JSON writes a number"
    case FROST_JSON_BAD_LITERAL: "not JSON: a word that is not true, false or null"
    case FROST_JSON_EXPECTED_OBJECT: "not an event: a line must be one JSON object, in braces"
    case FROST_JSON_EXPECTED_KEY: "not JSON: expected a member's name in quotes"
    case FROST_JSON_EXPECTED_COLON: "not JSON: expected a colon behind a member's name"
    case FROST_JSON_EXPECTED_VALUE: "not JSON: expected a value"
    case FROST_JSON_EXPECTED_COMMA: "not JSON: expected a comma or the end of the object or array"
    case FROST_JSON_UNFINISHED: "not JSON: the line ends within an object or array"
    case FROST_JSON_TRAILING: "not JSON: something follows the object"
    case FROST_JSON_TOO_DEEP: "nested deeper than \(FROST_JSON_MAX_DEPTH) levels"
    case FROST_JSON_NO_MEMORY: "no memory to read the line"
    default: "not JSON"
    }
  }
}
