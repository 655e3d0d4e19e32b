import FrostEvents

/// A finished `KeySpaceLayout` at fixed addresses: reading it counts no references. Its owner frees it.
struct FixedLayout: BitwiseCopyable {
  /// Where each part of a key's cell lies, bytes from its start. The key itself is the first part. A space with windowed
  /// members has its history's header and its windows behind it.
  struct Offsets: BitwiseCopyable {
    var counts = 0
    var sums = 0
    var moments = 0
    var extremes = 0
    var distincts = 0
    var sorted = 0
    var decaying = 0
    var firsts = 0
    var recents = 0
    var end = 0

    static let header = MemoryLayout<FeatureKey>.stride
    static let windows = header + MemoryLayout<History.Header>.stride
  }

  let key: FeatureKey.Fields
  let members: UnsafeBufferPointer<KeySpaceLayout.Member>
  /// By member, what an entry does that comes into its window or leaves it.
  let steps: UnsafeBufferPointer<WindowStep>
  let windows: UnsafeBufferPointer<KeySpaceLayout.Window>
  /// Bits of the windows that end before the present.
  let shifted: UInt64
  /// By column: the field whose value stands in it, and whether reversals can.
  let columns: UnsafeBufferPointer<Column>
  let sizes: KeySpaceLayout.Sizes
  /// Members of kinds min and max, by the number of the extreme.
  let extremes: UnsafeBufferPointer<Int>
  /// By the number of the set of values: the field that they are of.
  let distinctFields: UnsafeBufferPointer<Int>
  let windowed: UInt64
  let stride: Int
  let keyLimit: Int
  /// The least limit of a windowed member: with fewer entries in all none has met its own.
  let leastLimit: Int
  let reach: Int64?
  let offsets: Offsets
  /// What a key takes beside entries and values that are told apart: its cell, and about what its newest values, values in
  /// order and sums whose terms fade take by themselves.
  let keyBytes: Int
  /// The latter alone.
  let looseBytes: Int
  /// The cell of a key before its first event.
  let blank: UnsafeMutableRawPointer

  struct Column: BitwiseCopyable {
    var field: Int
    var isNet: Bool
  }

  init(_ layout: KeySpaceLayout) {
    key = FeatureKey.Fields(layout.key)
    members = layout.members.copied()
    windows = layout.windows.copied()
    shifted = layout.windows.indices.reduce(0) { layout.windows[$1].bounds.near > 0 ? $0 | 1 << UInt64($1) : $0 }
    columns = layout.columns.map { Column(field: $0.field, isNet: $0.netOf != nil) }.copied()
    sizes = layout.sizes
    extremes = layout.extremes.copied()
    distinctFields = layout.members.compactMap { member in
      if case .distinct = member.kind { layout.columns[member.column].field } else { nil }
    }.copied()
    windowed = layout.windowed
    stride = layout.stride
    keyLimit = layout.keyLimit
    leastLimit = layout.members.filter { $0.windowed >= 0 }.map(\.limit).min() ?? .max
    reach = layout.reach
    let offsets = Self.offsets(layout.sizes, windows: layout.windows.count)
    self.offsets = offsets
    looseBytes = (layout.sizes.recents + layout.sizes.sorted) * 96 + layout.sizes.decaying * DecayingSum.bytes
    keyBytes = offsets.end + looseBytes
    steps = layout.members.map { WindowStep($0, offsets) }.copied()
    blank = Self.blank(layout.sizes, windows: layout.windows.count, offsets)
  }

  private static func offsets(_ sizes: KeySpaceLayout.Sizes, windows: Int) -> Offsets {
    var offsets = Offsets()
    offsets.end = windows == 0 ? Offsets.header : Offsets.windows + windows * MemoryLayout<WindowState>.stride
    func take<Part>(_ number: Int, _ part: Part.Type) -> Int {
      if number == 0 { return offsets.end }
      let alignment = MemoryLayout<Part>.alignment
      let start = (offsets.end + alignment - 1) / alignment * alignment
      offsets.end = start + number * MemoryLayout<Part>.stride
      return start
    }
    offsets.counts = take(sizes.windowed, Int32.self)
    offsets.firsts = take(sizes.firsts, Int64.self)
    offsets.sums = take(sizes.sums, Int128.self)
    offsets.moments = take(sizes.moments, Moments.self)
    offsets.extremes = take(sizes.extremes, Extreme.self)
    offsets.distincts = take(sizes.distincts, ValueCounts.self)
    offsets.sorted = take(sizes.sorted, SortedValues.self)
    offsets.decaying = take(sizes.decaying, DecayingSum.self)
    offsets.recents = take(sizes.recents, RecentValues.self)
    // Cells stand one behind the other: each begins where 128-bit words may.
    offsets.end = (offsets.end + 15) / 16 * 16
    return offsets
  }

  private static func blank(
    _ sizes: KeySpaceLayout.Sizes, windows: Int, _ offsets: Offsets
  ) -> UnsafeMutableRawPointer {
    let cell = UnsafeMutableRawPointer.allocate(byteCount: offsets.end, alignment: 16)
    cell.initializeMemory(as: UInt8.self, repeating: 0, count: offsets.end)
    func fill<Part>(_ offset: Int, _ count: Int, _ part: Part) {
      (cell + offset).initializeMemory(as: Part.self, repeating: part, count: count)
    }
    if windows > 0 { fill(Offsets.header, 1, History.Header()) }
    fill(Offsets.windows, windows, WindowState())
    fill(offsets.firsts, sizes.firsts, Int64.max)
    fill(offsets.moments, sizes.moments, Moments())
    fill(offsets.extremes, sizes.extremes, Extreme())
    fill(offsets.distincts, sizes.distincts, ValueCounts())
    fill(offsets.sorted, sizes.sorted, SortedValues())
    fill(offsets.decaying, sizes.decaying, DecayingSum())
    fill(offsets.recents, sizes.recents, RecentValues())
    return cell
  }

  func free() {
    members.deallocate()
    steps.deallocate()
    windows.deallocate()
    columns.deallocate()
    extremes.deallocate()
    distinctFields.deallocate()
    blank.deallocate()
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
