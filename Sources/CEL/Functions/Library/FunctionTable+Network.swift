extension FunctionTable {
  /// Internet addresses and networks.
  static let network: [Function] =
    [
      Function(
        "ip", "an address, of version 4 or 6; the first of a network",
        [Signature([.string], .ip), .member([.cidr], .ip)], cost: 10
      ) {
        values, _ throws(EvaluationFailure) in
        switch values[0] {
        case .string(let text): .address(try parsedAddress(text))
        case .network(let network): .address(network.address)
        default: nil
        }
      },
      Function("isIP", "whether the text is an address", [Signature([.string], .bool)], cost: 10) { values, _ in
        if case .string(let text) = values[0] { .bool(IPAddress(text) != nil) } else { nil }
      },
      Function("ip.isCanonical", "whether the address is written the one canonical way", [Signature([.string], .bool)])
      {
        values, _ throws(EvaluationFailure) in
        guard case .string(let text) = values[0] else { return nil }
        return .bool(try parsedAddress(text).description.utf8.elementsEqual(text.utf8))
      },
      Function("family", "4 or 6", [.member([.ip], .int)]) { values, _ in
        if case .address(let address) = values[0] { .int(address.isVersion4 ? 4 : 6) } else { nil }
      },
      kind("isUnspecified", "whether it is 0.0.0.0 or ::") { $0.isUnspecified },
      kind("isLoopback", "whether it is this machine") { $0.isLoopback },
      kind("isGlobalUnicast", "whether it is one machine's, beyond the link") { $0.isGlobalUnicast },
      kind("isLinkLocalMulticast", "whether it is a group's on the link") { $0.isLinkLocalMulticast },
      kind("isLinkLocalUnicast", "whether it is one machine's on the link") { $0.isLinkLocalUnicast },
      Function("cidr", "a network: 10.0.0.0/8", [Signature([.string], .cidr)], cost: 15) {
        values, _ throws(EvaluationFailure) in
        guard case .string(let text) = values[0] else { return nil }
        return .network(try parsedNetwork(text))
      },
      Function("isCIDR", "whether the text is a network", [Signature([.string], .bool)], cost: 15) { values, _ in
        if case .string(let text) = values[0] { .bool(IPNetwork(text) != nil) } else { nil }
      },
      Function(
        "containsIP", "whether the address is in the network",
        [.member([.cidr, .ip], .bool), .member([.cidr, .string], .bool)], cost: 10
      ) { values, _ throws(EvaluationFailure) in
        switch (values[0], values[1]) {
        case (.network(let network), .address(let address)): .bool(network.contains(address))
        case (.network(let network), .string(let text)): .bool(network.contains(try parsedAddress(text)))
        default: nil
        }
      },
      Function(
        "containsCIDR", "whether the other network is a part of it",
        [.member([.cidr, .cidr], .bool), .member([.cidr, .string], .bool)], cost: 15
      ) { values, _ throws(EvaluationFailure) in
        switch (values[0], values[1]) {
        case (.network(let network), .network(let other)): .bool(network.contains(other))
        case (.network(let network), .string(let text)): .bool(network.contains(try FunctionTable.parsedNetwork(text)))
        default: nil
        }
      },
      Function("masked", "the network with its address's own bits cleared", [.member([.cidr], .cidr)]) { values, _ in
        if case .network(let network) = values[0] { .network(network.masked) } else { nil }
      },
      Function("prefixLength", "how many leading bits all members share", [.member([.cidr], .int)]) { values, _ in
        if case .network(let network) = values[0] { .int(Int64(network.prefixLength)) } else { nil }
      },
    ]

  private static func kind(
    _ name: String, _ meaning: String, _ holds: @escaping @Sendable (IPAddress) -> Bool
  ) -> Function {
    Function(name, meaning, [.member([.ip], .bool)]) { values, _ in
      if case .address(let address) = values[0] { .bool(holds(address)) } else { nil }
    }
  }

  private static func parsedAddress(_ text: String) throws(EvaluationFailure) -> IPAddress {
    guard let address = IPAddress(text) else { throw unreadable("address", text) }
    return address
  }

  private static func parsedNetwork(_ text: String) throws(EvaluationFailure) -> IPNetwork {
    guard let network = IPNetwork(text) else { throw unreadable("network", text) }
    return network
  }
}
