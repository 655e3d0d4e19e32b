extension Value: CustomStringConvertible {
  /// As `string()` and `%s` write it.
  public var description: String { text }

  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)"
    case .double(let value): DoubleText.text(value)
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .list(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .map(let map):
      "{"
        + map.entries.map { ($0.key.text, $0.value.text) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        .map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    case .type(let name): name
    case .timestamp(let moment): moment.text
    case .duration(let nanoseconds): Self.seconds(nanoseconds)
    case .optional(let value): value.map { "optional.of(\($0.text))" } ?? "optional.none()"
    case .address(let address): address.description
    case .network(let network): network.description
    }
  }

  /// `3660.001s`
  private static func seconds(_ nanoseconds: Int64) -> String {
    let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    return (nanoseconds < 0 ? "-" : "") + "\(seconds)" + fraction(rest) + "s"
  }

  /// Of a second; without zeros at its end.
  fileprivate static func fraction(_ nanoseconds: UInt64) -> String {
    guard nanoseconds > 0 else { return "" }
    var digits = String(1_000_000_000 + nanoseconds).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}

extension Moment {
  /// RFC 3339, in UTC.
  var text: String {
    let civil = CivilTime(local: seconds)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))T\(padded(civil.hour, 2)):"
      + "\(padded(civil.minute, 2)):\(padded(civil.second, 2))" + Value.fraction(UInt64(nanoseconds)) + "Z"
  }
}
