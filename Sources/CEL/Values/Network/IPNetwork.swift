/// A network: an address, and how many of its leading bits all members share.
public struct IPNetwork: Hashable, Sendable, CustomStringConvertible {
  public let address: IPAddress
  public let prefixLength: Int

  public init(address: IPAddress, prefixLength: Int) {
    self.address = address
    self.prefixLength = prefixLength
  }

  /// `192.168.0.0/24`
  public init?(_ text: String) {
    let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(String(parts[0])), (1...3).contains(parts[1].count),
      parts[1].allSatisfy(\.isDigit), parts[1].count == 1 || parts[1].first != "0", let length = Int(String(parts[1])),
      length <= (address.isVersion4 ? 32 : 128)
    else { return nil }
    self.init(address: address, prefixLength: length)
  }

  public var description: String { "\(address)/\(prefixLength)" }

  /// The network with its address's own bits cleared.
  public var masked: IPNetwork {
    let bits = address.bits & mask
    let first = address.isVersion4 ? IPAddress(version4: UInt32(truncatingIfNeeded: bits)) : IPAddress(version6: bits)
    return IPNetwork(address: first, prefixLength: prefixLength)
  }

  func contains(_ other: IPAddress) -> Bool {
    other.isVersion4 == address.isVersion4 && (other.bits ^ address.bits) & mask == 0
  }

  func contains(_ other: IPNetwork) -> Bool { other.prefixLength >= prefixLength && contains(other.address) }

  private var mask: UInt128 {
    let free = (address.isVersion4 ? 32 : 128) - prefixLength
    return free == 128 ? 0 : UInt128.max << UInt128(free)
  }
}
