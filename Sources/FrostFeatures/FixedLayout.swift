import FrostEvents

/// A finished `KeySpaceLayout` at fixed addresses: reading it counts no references. Its owner frees it.
struct FixedLayout: BitwiseCopyable {
  /// Where each part of a key's cell lies, bytes from its start. The history's header is the first part, its marks the
  /// second.
  struct Offsets: BitwiseCopyable {
    var counts = 0
    var kept = 0
    var sums = 0
    var moments = 0
    var extremes = 0
    var distincts = 0
    var sorted = 0
    var decaying = 0
    var firsts = 0
    var recents = 0
    var end = 0

    static let marks = MemoryLayout<History.Header>.stride
  }

  let key: FeatureKey.Fields
  let members: UnsafeBufferPointer<KeySpaceLayout.Member>
  let windows: UnsafeBufferPointer<KeySpaceLayout.Window>
  /// By column: the field whose value stands in it, and whether reversals can.
  let columns: UnsafeBufferPointer<Column>
  let sizes: KeySpaceLayout.Sizes
  /// Members of kinds min and max, by the number of the extreme.
  let extremes: UnsafeBufferPointer<Int>
  let windowed: UInt64
  let stride: Int
  /// Marks of its windows.
  let marks: Int
  let keyLimit: Int
  let reach: Int64?
  let offsets: Offsets

  struct Column: BitwiseCopyable {
    var field: Int
    var isNet: Bool
  }

  init(_ layout: KeySpaceLayout) {
    key = FeatureKey.Fields(layout.key)
    members = layout.members.copied()
    windows = layout.windows.copied()
    columns = layout.columns.map { Column(field: $0.field, isNet: $0.netOf != nil) }.copied()
    sizes = layout.sizes
    extremes = layout.extremes.copied()
    windowed = layout.windowed
    stride = layout.stride
    marks = layout.windows.count * KeyState.Mark.all
    keyLimit = layout.keyLimit
    reach = layout.reach
    offsets = Self.offsets(layout.sizes, marks: marks)
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

  private static func offsets(_ sizes: KeySpaceLayout.Sizes, marks: Int) -> Offsets {
    var offsets = Offsets()
    offsets.end = Offsets.marks + marks * MemoryLayout<Position>.stride
    func take<Part>(_ number: Int, _ part: Part.Type) -> Int {
      let alignment = MemoryLayout<Part>.alignment
      let start = (offsets.end + alignment - 1) / alignment * alignment
      offsets.end = start + number * MemoryLayout<Part>.stride
      return start
    }
    offsets.counts = take(sizes.windowed, Int64.self)
    offsets.kept = take(sizes.windowed, Int32.self)
    offsets.firsts = take(sizes.firsts, Int64.self)
    offsets.sums = take(sizes.sums, Int128.self)
    offsets.moments = take(sizes.moments, Moments.self)
    offsets.extremes = take(sizes.extremes, Extreme.self)
    offsets.distincts = take(sizes.distincts, ValueCounts.self)
    offsets.sorted = take(sizes.sorted, SortedValues.self)
    offsets.decaying = take(sizes.decaying, DecayingSum.self)
    offsets.recents = take(sizes.recents, RecentValues.self)
    return offsets
  }

  func free() {
    members.deallocate()
    windows.deallocate()
    columns.deallocate()
    extremes.deallocate()
  }
}

/// The layouts of all spaces.
final class FixedLayouts: @unchecked Sendable {
  private let all: UnsafeMutableBufferPointer<FixedLayout>

  init(_ layouts: [KeySpaceLayout]) {
    all = .allocate(capacity: layouts.count)
    _ = all.initialize(from: layouts.map(FixedLayout.init))
  }

  @inline(__always)
  subscript(space: Int) -> UnsafePointer<FixedLayout> { UnsafePointer(all.baseAddress.unsafelyUnwrapped + space) }

  deinit {
    for layout in all { layout.free() }
    all.deallocate()
  }
}
