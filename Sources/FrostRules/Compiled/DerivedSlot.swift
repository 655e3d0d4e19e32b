/// A condition about the event being judged that the engine answers from what it keeps, before rules are evaluated.
package struct DerivedSlot: Hashable, Sendable {
  package enum Question: Hashable, Sendable {
    /// Whether the text in a slot is on a list, by its number.
    case isMember(of: Int, slot: Int)
    /// Whether a rule called the value of a key so. The kind is what the key names: an account, a device.
    case hasLabel(String, kind: String, slot: Int)
  }

  /// As rules write it: `payee in list.known_collectors`, `payee.label.suspected_mule`.
  package let name: String
  package let slot: Int
  package let question: Question
}
