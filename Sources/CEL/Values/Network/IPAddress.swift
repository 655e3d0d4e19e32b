/// An internet address of version 4 or 6.
public struct IPAddress: Hashable, Sendable {
  /// Version 4 is held as its version 6 form, ::ffff:a.b.c.d.
  public let bits: UInt128
  public let isVersion4: Bool

  private static let mapped: UInt128 = 0xFFFF << 32

  init(version4 bits: UInt32) {
    self.bits = Self.mapped | UInt128(bits)
    isVersion4 = true
  }

  init(version6 bits: UInt128) {
    self.bits = bits
    isVersion4 = false
  }

  /// `192.168.0.1`, `2001:db8::68`. A zone (`%en0`) and the mixed form `::ffff:1.2.3.4` are not addresses here.
  public init?(_ text: String) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      guard let bits = Self.version6(text) else { return nil }
      self.init(version6: bits)
    } else {
      guard let bits = Self.version4(text) else { return nil }
      self.init(version4: bits)
    }
  }

  private static func version4(_ text: String) -> UInt32? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.count), part.allSatisfy({ (48...57).contains($0) }),
        part.count == 1 || part.first != 48
      else { return nil }
      let value = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1) - 48 }
      guard value < 256 else { return nil }
      bits = bits << 8 | value
    }
    return bits
  }

  private static func version6(_ text: String) -> UInt128? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= 39 else { return nil }
    var groups: [UInt16] = []
    var gap: Int?
    var index = 0
    if scalars.starts(with: "::".unicodeScalars) {
      gap = 0
      index = 2
    }
    while index < scalars.count {
      let digits = scalars[index...].prefix { $0.hexValue != nil }
      guard (1...4).contains(digits.count), groups.count < 8 else { return nil }
      groups.append(digits.reduce(0) { $0 << 4 | UInt16($1.hexValue ?? 0) })
      index += digits.count
      if index == scalars.count { break }
      guard scalars[index] == ":" else { return nil }
      index += 1
      if index < scalars.count, scalars[index] == ":" {
        guard gap == nil else { return nil }
        gap = groups.count
        index += 1
      } else if index == scalars.count {
        return nil
      }
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    return groups.reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// Version 4 and its version 6 form are the same address.
  public static func == (a: IPAddress, b: IPAddress) -> Bool { a.bits == b.bits }
  public func hash(into hasher: inout Hasher) { hasher.combine(bits) }
}

extension IPAddress: CustomStringConvertible {
  /// The canonical form: for version 6 that of RFC 5952.
  public var description: String {
    if isVersion4 {
      return stride(from: 24, through: 0, by: -8).map { "\((bits >> UInt128($0)) & 0xFF)" }.joined(separator: ".")
    }
    let groups = stride(from: 112, through: 0, by: -16).map { UInt16((bits >> UInt128($0)) & 0xFFFF) }
    var longest = 0..<0
    var start = 0
    while start < 8 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > max(1, longest.count) { longest = start..<end }
      start = max(end, start + 1)
    }
    func written(_ groups: ArraySlice<UInt16>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if longest.isEmpty { return written(groups[...]) }
    return written(groups[..<longest.lowerBound]) + "::" + written(groups[longest.upperBound...])
  }
}

extension IPAddress {
  var isUnspecified: Bool { isVersion4 ? narrow == 0 : bits == 0 }
  var isLoopback: Bool { isVersion4 ? narrow >> 24 == 127 : bits == 1 }
  private var isMulticast: Bool { isVersion4 ? narrow >> 28 == 0xE : bits >> 120 == 0xFF }
  var isLinkLocalUnicast: Bool { isVersion4 ? narrow >> 16 == 0xA9FE : bits >> 118 == 0xFE80 >> 6 }
  var isLinkLocalMulticast: Bool {
    isVersion4 ? narrow >> 8 == 0xE00000 : bits >> 120 == 0xFF && (bits >> 112) & 0xF == 2
  }
  var isGlobalUnicast: Bool {
    !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast && !(isVersion4 && narrow == .max)
  }

  private var narrow: UInt32 { UInt32(truncatingIfNeeded: bits) }
}
