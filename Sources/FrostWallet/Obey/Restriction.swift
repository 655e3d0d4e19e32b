/// What an account may not do, by the scopes of a freeze.
package struct Restriction: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Sends no money: neither transfers nor payments, bills or withdrawals.
  package static let out = Restriction(rawValue: 1)
  package static let withdraw = Restriction(rawValue: 2)
  /// Receives no transfers.
  package static let `in` = Restriction(rawValue: 4)
  /// Tops up with no card.
  package static let cards = Restriction(rawValue: 8)
  package static let points = Restriction(rawValue: 16)
  package static let bind = Restriction(rawValue: 32)
  package static let login = Restriction(rawValue: 64)

  static let names: [(scope: Restriction, name: StaticString)] = [
    (.out, "out"), (.withdraw, "withdraw"), (.in, "in"), (.cards, "cards"), (.points, "points"), (.bind, "bind"),
    (.login, "login"),
  ]

  /// The scope that a freeze calls `name`; nil when there is none.
  package init?(name: String) {
    guard let known = Self.names.first(where: { "\($0.name)" == name }) else { return nil }
    self = known.scope
  }
}
