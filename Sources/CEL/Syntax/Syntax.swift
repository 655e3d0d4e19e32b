/// An expression as it is written.
struct Syntax: Sendable {
  /// Levels of nesting that any expression may have.
  static let depthLimit = 250

  indirect enum Kind: Sendable {
    case int(Int64)
    case uint(UInt64)
    /// With the text, which says the number exactly.
    case double(String)
    case string(String)
    case bytes([UInt8])
    case bool(Bool)
    case null
    case name(String)
    /// `.x`: a name that no container and no macro's variable hides.
    case rootName(String)
    case select(Syntax, String)
    /// `e.?name`
    case optionalSelect(Syntax, String)
    case index(Syntax, Syntax)
    /// `e[?i]`
    case optionalIndex(Syntax, Syntax)
    case call(String, receiver: Syntax?, [Syntax])
    /// Operators by the name that the function table knows them by.
    case unary(String, Syntax)
    case binary(String, Syntax, Syntax)
    /// `a && b && c`: one node, however long.
    case all([Syntax])
    case any([Syntax])
    case conditional(Syntax, Syntax, Syntax)
    case list([Element])
    case map([Entry])
  }

  /// Of a list; `?e` leaves out an optional that has no value.
  struct Element: Sendable {
    var isOptional: Bool
    var value: Syntax
  }

  /// Of a map; the same.
  struct Entry: Sendable {
    var isOptional: Bool
    var key: Syntax
    var value: Syntax
  }

  var kind: Kind
  var range: Range<Int>
  /// The operator, or the called name: what a caret points at when the operation is wrong.
  var anchor: Range<Int>
  var depth: Int
}
