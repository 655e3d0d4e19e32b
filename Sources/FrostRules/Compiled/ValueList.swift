package import FrostEvents

/// A checked list with the entries that its file gives it; operators add more while it is in force.
package struct ValueList: Sendable {
  package struct Entry: Sendable {
    package let value: String
    package let validity: Validity
    package let owner: String?
    package let reason: String?

    package init(value: String, validity: Validity = .always, owner: String? = nil, reason: String? = nil) {
      self.value = value
      self.validity = validity
      self.owner = owner
      self.reason = reason
    }
  }

  package let name: String
  package let kind: ListSpec.Kind
  /// In file order.
  package let entries: [Entry]

  package init(name: String, kind: ListSpec.Kind, entries: [Entry]) {
    self.name = name
    self.kind = kind
    self.entries = entries
  }

  init(_ spec: ListSpec) {
    self.init(
      name: spec.name.value, kind: spec.kind,
      entries: spec.entries.map {
        Entry(value: $0.value.value, validity: $0.validity, owner: $0.owner, reason: $0.reason)
      })
  }
}
