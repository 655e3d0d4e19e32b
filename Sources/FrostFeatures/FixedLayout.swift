/// A finished `KeySpaceLayout` at fixed addresses: reading it counts no references.
final class FixedLayout: @unchecked Sendable {
  let key: [Int]
  let members: UnsafeBufferPointer<KeySpaceLayout.Member>
  let windows: UnsafeBufferPointer<KeySpaceLayout.Window>
  /// By column: the field whose value stands in it, and whether reversals can.
  let columns: UnsafeBufferPointer<(field: Int, isNet: Bool)>
  let sizes: KeySpaceLayout.Sizes
  /// Members of kinds min and max, by the number of the extreme.
  let extremes: [Int]
  let windowed: UInt64
  let stride: Int
  let keyLimit: Int
  let reach: Int64?
  /// What a key is before its first event.
  let empty: KeyState

  init(_ layout: KeySpaceLayout) {
    key = layout.key
    members = Self.copy(layout.members)
    windows = Self.copy(layout.windows)
    columns = Self.copy(layout.columns.map { ($0.field, $0.netOf != nil) })
    sizes = layout.sizes
    extremes = layout.extremes
    windowed = layout.windowed
    stride = layout.stride
    keyLimit = layout.keyLimit
    reach = layout.reach
    empty = KeyState(layout)
  }

  /// Whether a member's window is a shifted one that ends where the history begins, or before: on the first day everybody
  /// would look new.
  /// - Parameter reach: how far the history goes back, milliseconds.
  @inline(__always)
  func lies(_ member: Int, beforeHistoryOf reach: Int64) -> Bool {
    let window = members[member].window
    guard window >= 0 else { return false }
    let near = windows[window].bounds.near
    return near > 0 && near >= reach
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = memory.initialize(from: elements)
    return UnsafeBufferPointer(memory)
  }

  deinit {
    members.deallocate()
    windows.deallocate()
    columns.deallocate()
  }
}
