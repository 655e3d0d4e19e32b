import CEL
import FrostEvents
import FrostRules

/// The members of one list with the times they hold at, found by symbol or, in a list of networks, by address.
struct MemberIndex: Sendable {
  /// A time one member holds at, and the number of the member's next one; -1: there is none.
  private struct Span: Sendable {
    var validity: Validity
    var next: Int32
  }

  let kind: ListSpec.Kind
  private var spans: [Span] = []
  private var texts = SymbolMap()
  private var networks: [Network: Int32] = [:]
  /// Prefix lengths that there are.
  private var lengths: [Int] = []

  init(_ kind: ListSpec.Kind) { self.kind = kind }

  /// - Returns: the span's number; nil where the value is none for this kind of list.
  mutating func add(_ value: String, _ validity: Validity, symbols: inout SymbolTable) -> Int? {
    let number = spans.count
    switch kind {
    case .texts:
      let symbol = symbols.intern(value)
      spans.append(Span(validity: validity, next: Int32(texts[symbol] ?? -1)))
      texts.set(symbol, number)
    case .networks:
      guard case .network(let network) = Network.read(value) else { return nil }
      spans.append(Span(validity: validity, next: networks[network] ?? -1))
      networks[network] = Int32(number)
      if !lengths.contains(network.prefixLength) { lengths.append(network.prefixLength) }
    }
    return number
  }

  mutating func change(_ span: Int, to validity: Validity) { spans[span].validity = validity }

  func contains(_ symbol: Symbol, at time: EventTime) -> Bool {
    holds(texts[symbol].map { Int32($0) } ?? -1, at: time)
  }

  /// Whether a network that holds then has the address in it.
  func contains(_ address: IPAddress, at time: EventTime) -> Bool {
    for length in lengths {
      if let first = networks[Network(of: address, prefixLength: length)], holds(first, at: time) { return true }
    }
    return false
  }

  @inline(__always)
  private func holds(_ first: Int32, at time: EventTime) -> Bool {
    var span = first
    while span >= 0 {
      if spans[Int(span)].validity.contains(time) { return true }
      span = spans[Int(span)].next
    }
    return false
  }
}
