/// One line under `features:` that counts neighbours, as it is written.
package struct NeighbourSpec: Sendable {
  package var name: Placed<String>
  /// Keys of the event, of which one in common is enough.
  package var by: [Placed<String>]
  /// Milliseconds.
  package var over: Placed<Int64>

  package init(name: Placed<String>, by: [Placed<String>], over: Placed<Int64>) {
    self.name = name
    self.by = by
    self.over = over
  }
}
