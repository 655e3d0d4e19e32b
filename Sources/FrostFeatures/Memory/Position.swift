/// Where an entry stands in a `History`: the number of its block and its place in it.
struct Position: Comparable, Sendable {
  private var raw: Int

  @inline(__always)
  init(block: Int, offset: Int) { raw = block << 16 | offset }

  @inline(__always) var block: Int { raw >> 16 }
  @inline(__always) var offset: Int { raw & 0xFFFF }

  /// The place behind it in the same block.
  @inline(__always) var next: Position { moved(by: 1) }
  /// The place before it in the same block.
  @inline(__always) var previous: Position { moved(by: -1) }

  @inline(__always)
  func moved(by places: Int) -> Position {
    var position = self
    position.raw &+= places
    return position
  }

  @inline(__always)
  static func < (a: Position, b: Position) -> Bool { a.raw < b.raw }
}
