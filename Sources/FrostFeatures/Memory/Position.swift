/// Where an entry stands in a `History`: the number of its block and its place in it, in one word of 32 bits.
struct Position: Comparable, Sendable, BitwiseCopyable {
  private static let offsetBits: UInt32 = 9

  private var raw: UInt32

  @inline(__always)
  init(block: Int, offset: Int) { raw = UInt32(truncatingIfNeeded: block << Int(Self.offsetBits) | offset) }

  @inline(__always) var block: Int { Int(raw >> Self.offsetBits) }
  @inline(__always) var offset: Int { Int(raw & (1 << Self.offsetBits - 1)) }

  /// The place behind it in the same block.
  @inline(__always) var next: Position { moved(by: 1) }
  /// The place before it in the same block.
  @inline(__always) var previous: Position { moved(by: -1) }

  @inline(__always)
  func moved(by places: Int) -> Position {
    var position = self
    position.raw &+= UInt32(truncatingIfNeeded: places)
    return position
  }

  @inline(__always)
  static func < (a: Position, b: Position) -> Bool { a.raw < b.raw }
}
