/// The type of an expression or a variable.
public indirect enum CELType: Hashable, Sendable, CustomStringConvertible {
  case bool, int, uint, double, string, bytes, null
  /// Milliseconds since 1970-01-01T00:00:00Z.
  case timestamp
  /// Milliseconds.
  case duration
  /// Minor units of the one currency that the host counts in; a host type, not CEL's.
  case money
  case list(CELType)
  case map(CELType, CELType)
  /// Known only when it is evaluated; what the elements of `[]` are.
  case dyn
  /// The type of types: what `type(x)` is of.
  case type
  /// A value that may not be there: `optional.of(x)`, `m.?f`.
  case optional(CELType)
  /// A type that an extension or the host brings, with its parameters: `net.IP`.
  case named(String, [CELType])
  /// In a signature: any type, the same wherever the name stands.
  case parameter(String)
  /// While types are being found out: not known yet.
  case variable(Int)

  public var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .null: "null"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .money: "money"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .dyn, .variable: "dyn"
    case .type: "type"
    case .optional(let value): "optional(\(value))"
    case .named(let name, let parameters):
      parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    case .parameter(let name): name
    }
  }
}
