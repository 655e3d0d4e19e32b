/// Counts the other accounts that were frozen within a time and whose history names one of the event's keys.
package struct NeighbourDefinition: Hashable, Sendable {
  /// A key of the event: its field, and the field that says what kind of thing it names.
  package struct Key: Hashable, Sendable {
    package let field: Int
    package let kind: String
  }

  package let keys: [Key]
  /// How long ago the freeze was placed at most, milliseconds.
  package let over: Int64
}
