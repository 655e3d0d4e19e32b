/// A value of the language, of whatever type: what expressions give whose types are found out when they are evaluated.
public enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map(MapValue)
  /// The name that `type(x)` gives: `int`, `list`, `google.protobuf.Timestamp`.
  case type(String)
  case timestamp(Moment)
  /// Nanoseconds.
  case duration(Int64)
  indirect case optional(Value?)
  indirect case address(IPAddress)
  indirect case network(IPNetwork)

  /// What `type(x)` says of it.
  public var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .optional: "optional_type"
    case .address: "net.IP"
    case .network: "net.CIDR"
    }
  }

  /// Whether it is the value that its type begins with: 0, empty, none.
  var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let elements): elements.isEmpty
    case .map(let map): map.entries.isEmpty
    case .timestamp(let moment): moment == Moment(seconds: 0, nanoseconds: 0)
    case .duration(let nanoseconds): nanoseconds == 0
    case .optional(let value): value == nil
    case .type, .address, .network: false
    }
  }
}
