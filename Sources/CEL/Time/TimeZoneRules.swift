/// When a zone's clocks were how far from UTC: the rules of one IANA zone, read from the bytes of its TZif file (RFC 9636).
public struct TimeZoneRules: Sendable {
  private var transitions: [Int64] = []
  /// Seconds east of UTC from each transition on.
  private var offsets: [Int32] = []
  private var first: Int32 = 0
  private var footer: YearlyRule?

  /// - Returns: nil where the bytes are no TZif file.
  public init?(tzif bytes: [UInt8]) {
    var reader = BigEndianReader(bytes: bytes)
    guard let header = Header(&reader) else { return nil }
    if header.version == 0 {
      guard read(header, &reader, wide: false) else { return nil }
      return
    }
    // A second block with 64-bit times follows the first, then a line that says how it goes on.
    guard reader.skip(header.size(timeBytes: 4)), let wide = Header(&reader), read(wide, &reader, wide: true) else {
      return nil
    }
    let line = reader.rest.dropFirst().prefix { $0 != 0x0A }
    footer = YearlyRule(posix: String(decoding: line, as: UTF8.self))
  }

  /// Seconds to add to UTC.
  public func offset(at seconds: Int64) -> Int64 {
    guard let last = transitions.last else { return footer?.offset(at: seconds) ?? Int64(first) }
    if seconds >= last, let footer { return footer.offset(at: seconds) }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return Int64(low == 0 ? first : offsets[low - 1])
  }

  private mutating func read(_ header: Header, _ reader: inout BigEndianReader, wide: Bool) -> Bool {
    guard reader.rest.count >= header.size(timeBytes: wide ? 8 : 4), header.types > 0 else { return false }
    for _ in 0..<header.times {
      let time = wide ? reader.int(8) : reader.int(4).map { Int64(Int32(truncatingIfNeeded: $0)) }
      transitions.append(time ?? 0)
    }
    let kinds = (0..<header.times).map { _ in Int(reader.int(1) ?? 0) }
    let types = (0..<header.types).map { _ -> Int32 in
      let offset = Int32(truncatingIfNeeded: reader.int(4) ?? 0)
      _ = reader.skip(2)
      return offset
    }
    guard kinds.allSatisfy({ $0 < types.count }), types.allSatisfy({ abs(Int64($0)) < 172_800 }),
      zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 })
    else { return false }
    offsets = kinds.map { types[$0] }
    first = types[0]
    return reader.skip(header.characters + header.leaps * (wide ? 12 : 8) + header.standards + header.universals)
  }

  private struct Header {
    var version, universals, standards, leaps, times, types, characters: Int

    init?(_ reader: inout BigEndianReader) {
      guard reader.rest.prefix(4).elementsEqual("TZif".utf8), reader.skip(4), let version = reader.int(1),
        reader.skip(15)
      else { return nil }
      let counts = (0..<6).map { _ in Int(reader.int(4) ?? -1) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      self.version = Int(version)
      (universals, standards, leaps, times, types, characters) = (
        counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]
      )
    }

    /// Bytes of the block behind the header.
    func size(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4) + standards + universals
    }
  }
}

/// Numbers of fixed width out of bytes; nil at their end.
private struct BigEndianReader {
  var rest: ArraySlice<UInt8>

  init(bytes: [UInt8]) { rest = bytes[...] }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= rest.count else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  /// Unsigned, unless it has 8 bytes.
  mutating func int(_ count: Int) -> Int64? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Int64(bitPattern: rest.prefix(count).reduce(0) { $0 << 8 | UInt64($1) })
  }
}
