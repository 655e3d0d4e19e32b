import CEL
import Foundation

/// A value as the suite writes it.
struct SuiteValue: Decodable {
  var value: Value

  private enum CodingKeys: String, CodingKey {
    case int64, uint64, double, string, bytes, bool, null, list, map, type, timestamp, duration
  }

  private struct Time: Decodable {
    var seconds: String?
    var nanos: Int32?
  }

  init(from decoder: any Decoder) throws {
    let keyed = try decoder.container(keyedBy: CodingKeys.self)
    guard let key = keyed.allKeys.first else { throw SuiteError(message: "value of an unknown kind") }
    switch key {
    case .int64: value = .int(Int64(try keyed.decode(String.self, forKey: key)) ?? 0)
    case .uint64: value = .uint(UInt64(try keyed.decode(String.self, forKey: key)) ?? 0)
    case .double:
      if let name = try? keyed.decode(String.self, forKey: key) {
        value = .double(Double(name) ?? .nan)
      } else {
        value = .double(try keyed.decode(Double.self, forKey: key))
      }
    case .string: value = .string(try keyed.decode(String.self, forKey: key))
    case .bytes: value = .bytes(Array(Data(base64Encoded: try keyed.decode(String.self, forKey: key)) ?? Data()))
    case .bool: value = .bool(try keyed.decode(Bool.self, forKey: key))
    case .null: value = .null
    case .list: value = .list(try keyed.decode([SuiteValue].self, forKey: key).map(\.value))
    case .map:
      let pairs = try keyed.decode([[SuiteValue]].self, forKey: key)
      guard pairs.allSatisfy({ $0.count == 2 }), let map = MapValue(pairs.map { ($0[0].value, $0[1].value) }) else {
        throw SuiteError(message: "map")
      }
      value = .map(map)
    case .type: value = .type(try keyed.decode(String.self, forKey: key))
    case .timestamp:
      let time = try keyed.decode(Time.self, forKey: key)
      value = .timestamp(Moment(seconds: Int64(time.seconds ?? "0") ?? 0, nanoseconds: time.nanos ?? 0))
    case .duration:
      let time = try keyed.decode(Time.self, forKey: key)
      let nanoseconds = Int128(Int64(time.seconds ?? "0") ?? 0) * 1_000_000_000 + Int128(time.nanos ?? 0)
      value = .duration(Int64(clamping: nanoseconds))
    }
  }

  /// Exact in kind and value: maps without order, NaN is NaN, texts by scalars.
  func matches(_ other: Value) -> Bool { Self.matches(value, other) }

  private static func matches(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.uint(let a), .uint(let b)): a == b
    case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
    case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.bytes(let a), .bytes(let b)): a == b
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy(matches)
    case (.map(let a), .map(let b)):
      a.entries.count == b.entries.count
        && a.entries.allSatisfy { entry in
          b.entries.contains { matches(entry.key, $0.key) && matches(entry.value, $0.value) }
        }
    case (.type(let a), .type(let b)): a == b
    case (.timestamp(let a), .timestamp(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    default: false
    }
  }
}
