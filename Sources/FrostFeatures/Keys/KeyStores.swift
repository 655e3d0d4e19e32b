/// The keys of all spaces of a feature table.
///
/// Unchecked because one thread owns the table.
final class KeyStores: @unchecked Sendable {
  private(set) var all: [KeyStore] = []
  /// Of all stores, by the number of the space.
  private var tables: UnsafeMutablePointer<UnsafeMutablePointer<KeyTable>>
  /// Another table may have some of the same stores.
  private var isShared = false

  init(_ stores: [KeyStore]) {
    all = stores
    tables = .allocate(capacity: stores.count)
    setTables()
  }

  deinit { tables.deallocate() }

  private func setTables() { for (number, store) in all.enumerated() { (tables + number).initialize(to: store.table) } }

  @inline(__always)
  subscript(space: Int) -> UnsafeMutablePointer<KeyTable> { tables[space] }

  /// Stores of some spaces for another table.
  func share(_ spaces: [Int]) -> [KeyStore] {
    isShared = true
    return spaces.map { all[$0] }
  }

  /// - Parameter sharing: whether another table may have some of them.
  convenience init(_ stores: [KeyStore], sharing: Bool) {
    self.init(stores)
    isShared = sharing
  }

  /// The same with memory of their own.
  func copy() -> KeyStores { KeyStores(all.map { $0.copy() }) }

  /// Makes sure that no other table sees what changes in them.
  @inline(__always)
  func separate() { if isShared { separateShared() } }

  @inline(never)
  private func separateShared() {
    for number in all.indices where !isKnownUniquelyReferenced(&all[number]) { all[number] = all[number].copy() }
    setTables()
    isShared = false
  }
}
