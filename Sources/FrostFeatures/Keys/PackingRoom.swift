import FrostEvents

/// Where the bytes of packed keys may stand: memory in chunks, which the table's owner brings.
package struct PackingRoom: Sendable {
  /// Bytes of a chunk.
  package static let chunk = 1 << 20

  let take: @Sendable () -> UnsafeMutableRawPointer?
  let give: @Sendable (UnsafeMutableRawPointer) -> Void

  /// - Parameters:
  ///   - take: gives a chunk, aligned to 8 bytes; nil: there is none now.
  ///   - give: takes one back.
  package init(
    take: @escaping @Sendable () -> UnsafeMutableRawPointer?,
    give: @escaping @Sendable (UnsafeMutableRawPointer) -> Void
  ) {
    self.take = take
    self.give = give
  }

  /// The process's own memory.
  package static let memory = PackingRoom(take: { Memory.allocate(chunk) }, give: { Memory.free($0) })
}
