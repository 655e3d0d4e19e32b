package import CEL

/// A network as a list holds it: the bits that its addresses share. Version 4 stands in its version 6 form.
package struct Network: Hashable, Sendable {
  package let bits: UInt128
  /// Of 128; that of version 4 is 96 more than written.
  package let prefixLength: Int
  package let isVersion4: Bool

  /// The network of this length that an address is in.
  @inline(__always)
  package init(of address: IPAddress, prefixLength: Int) {
    bits = prefixLength == 0 ? 0 : address.bits & (UInt128.max << UInt128(128 - prefixLength))
    self.prefixLength = prefixLength
    isVersion4 = address.isVersion4
  }

  /// What a text says, or what is wrong with it.
  package enum Reading: Hashable, Sendable {
    case network(Network)
    case wrong(String, hint: String)
  }

  /// Reads `203.0.113.0/24`, `2001:db8::/32` or an address.
  package static func read(_ text: String) -> Reading {
    if let address = address(text) { return .network(Network(of: address, prefixLength: 128)) }
    guard let network = IPNetwork(text) else {
      return .wrong("`\(text)` is no network", hint: "for example 203.0.113.0/24, 2001:db8::/32 or 203.0.113.7")
    }
    guard network.masked == network else {
      return .wrong("`\(text)` has bits behind its prefix", hint: "the network is \(network.masked)")
    }
    let length = network.prefixLength + (network.address.isVersion4 ? 96 : 0)
    return .network(Network(of: network.address, prefixLength: length))
  }

  /// An address as events carry it; a version 4 one also in its version 6 form, `::ffff:203.0.113.7`.
  package static func address(_ text: String) -> IPAddress? {
    if let address = IPAddress(text) { return address }
    let mapped = "::ffff:"
    guard text.lowercased().hasPrefix(mapped), text.utf8.contains(UInt8(ascii: ".")) else { return nil }
    return IPAddress(String(text.dropFirst(mapped.count)))
  }
}
