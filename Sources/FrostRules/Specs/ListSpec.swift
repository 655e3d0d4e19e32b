package import FrostEvents

/// A named list as rule files and the files they name write it.
package struct ListSpec: Sendable {
  /// What its entries are.
  package enum Kind: String, Sendable, CaseIterable {
    /// The values of a text field, one by one.
    case texts
    /// Networks of internet addresses: `203.0.113.0/24`, `2001:db8::/32`; an address alone is a network of one.
    case networks
  }

  package struct Entry: Sendable {
    package var value: Placed<String>
    /// When the entry holds, by the time of the event that is judged.
    package var validity: Validity
    package var owner: String?
    package var reason: String?

    package init(
      _ value: Placed<String>, validity: Validity = .always, owner: String? = nil, reason: String? = nil
    ) {
      self.value = value
      self.validity = validity
      self.owner = owner
      self.reason = reason
    }
  }

  package var name: Placed<String>
  package var kind: Kind
  /// In file order.
  package var entries: [Entry]

  package init(name: Placed<String>, kind: Kind = .texts, entries: [Entry]) {
    self.name = name
    self.kind = kind
    self.entries = entries
  }
}
