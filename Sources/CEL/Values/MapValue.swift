/// Keys with values, in the order in which they were written. Keys are bools, ints, uints and texts; 1 and 1u are one key.
public final class MapValue: Sendable {
  public struct Entry: Sendable {
    public let key: Value
    public let value: Value
  }

  public let entries: [Entry]
  private let places: [MapKey: Int]

  /// - Returns: nil where two keys are equal, or one cannot be a key.
  public convenience init?(_ pairs: [(Value, Value)]) {
    var builder = Builder()
    for (key, value) in pairs {
      guard let known = MapKey(storing: key), builder.insert(known, key, value) else { return nil }
    }
    self.init(builder)
  }

  fileprivate init(_ builder: Builder) {
    entries = builder.entries
    places = builder.places
  }

  /// The value at a key; a whole double finds an equal integer.
  public subscript(key: Value) -> Value? { MapKey(seeking: key).flatMap { self[$0] } }

  subscript(key: MapKey) -> Value? { places[key].map { entries[$0].value } }

  /// A map in the making.
  struct Builder {
    fileprivate(set) var entries: [Entry] = []
    fileprivate var places: [MapKey: Int] = [:]

    /// - Returns: whether the key was new.
    mutating func insert(_ known: MapKey, _ key: Value, _ value: Value) -> Bool {
      guard places.updateValue(entries.count, forKey: known) == nil else { return false }
      entries.append(Entry(key: key, value: value))
      return true
    }

    var map: MapValue { MapValue(self) }
  }
}

/// What makes two keys the same: numbers by value, texts by scalars (Swift would take `é` and `e` with an accent for one).
enum MapKey: Hashable, Sendable {
  case bool(Bool)
  case int(Int64)
  /// Beyond `Int64.max`.
  case large(UInt64)
  case text([UInt8])

  func hash(into hasher: inout Hasher) {
    switch self {
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .large(let value): hasher.combine(value)
    // All at once: byte by byte takes several times as long.
    case .text(let bytes): bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// Nil where the value cannot be a key.
  init?(storing value: Value) {
    switch value {
    case .bool(let bool): self = .bool(bool)
    case .int(let int): self = .int(int)
    case .uint(let uint): self = Int64(exactly: uint).map(MapKey.int) ?? .large(uint)
    case .string(let text): self = .text(Array(text.utf8))
    default: return nil
    }
  }

  /// Also of a double that is whole, since 3.0 finds 3. Nil where no key can be equal.
  init?(seeking value: Value) {
    guard case .double(let double) = value else {
      self.init(storing: value)
      return
    }
    if let int = Int64(exactly: double) {
      self = .int(int)
    } else if let uint = UInt64(exactly: double) {
      self = .large(uint)
    } else {
      return nil
    }
  }
}
