package import FrostEvents

/// A checked list with the entries that its file gives it; operators add more while it is in force.
package struct ValueList: Sendable {
  package struct Entry: Sendable {
    package let value: String
    package let validity: Validity
    package let owner: String?
    package let reason: String?
  }

  package let name: String
  package let kind: ListSpec.Kind
  /// In file order.
  package let entries: [Entry]

  init(_ spec: ListSpec) {
    name = spec.name.value
    kind = spec.kind
    entries = spec.entries.map {
      Entry(value: $0.value.value, validity: $0.validity, owner: $0.owner, reason: $0.reason)
    }
  }
}
