/// Owns the keys of a space.
///
/// Unchecked because one thread owns the feature table that it belongs to; a copy of that table takes a copy of it before
/// it changes anything.
final class KeyStore: @unchecked Sendable {
  let table: UnsafeMutablePointer<KeyTable>
  private let source: KeySpaceLayout
  /// Where the parts of its cells lie. Who reads a cell brings a layout of the same parts, whose members may have been
  /// numbered anew.
  private let layout: UnsafeMutablePointer<FixedLayout>
  private let room: PackingRoom

  init(_ layout: KeySpaceLayout, _ room: PackingRoom) {
    source = layout
    self.room = room
    self.layout = .allocate(capacity: 1)
    self.layout.initialize(to: FixedLayout(layout))
    table = .allocate(capacity: 1)
    table.initialize(to: KeyTable(self.layout, room))
  }

  deinit {
    KeyTable.deallocate(table, layout)
    table.deallocate()
    layout.pointee.free()
    layout.deallocate()
  }

  /// The same keys with memory of their own.
  func copy() -> KeyStore {
    let copy = KeyStore(source, room)
    KeyTable.copy(table, to: copy.table, copy.layout)
    return copy
  }
}
