/// A run of a history's entries. Its words are a piece of its space's pool.
struct Block: BitwiseCopyable {
  /// Entries of a full block. Chosen: a late entry moves 10 kB at most, and a million entries are 4,000 blocks to look
  /// through.
  static let capacity = 256
  /// The pool's size of a full block.
  private static let fullSize: UInt8 = 15

  private(set) var words: UnsafeMutablePointer<Int64>?
  /// What is known of all its entries: a word with a bit for each extreme that is known, then the least or greatest value
  /// by the number of the extreme. Few keys need it.
  private var summary: UnsafeMutablePointer<Int64>?
  private var entries: UInt16 = 0
  /// Entries that there is memory for.
  private(set) var room: UInt16 = 0
  private var size: UInt8 = 0

  @inline(__always)
  var count: Int {
    get { Int(entries) }
    set { entries = UInt16(truncatingIfNeeded: newValue) }
  }

  init() {}

  // MARK: extremes

  /// Bits of the extremes that are known of all its entries.
  @inline(__always)
  var known: UInt64 { summary.map { UInt64(bitPattern: $0.pointee) } ?? 0 }

  @inline(__always)
  func extreme(_ number: Int) -> Int64 { summary.unsafelyUnwrapped[1 + number] }

  /// - Parameter count: how many extremes the space has.
  mutating func learn(_ value: Int64, of number: Int, among count: Int) {
    let summary = self.summary ?? Self.newSummary(count)
    self.summary = summary
    summary[0] |= 1 << Int64(number)
    summary[1 + number] = value
  }

  func widen(_ number: Int, to value: Int64) { summary.unsafelyUnwrapped[1 + number] = value }

  @inline(__always)
  func forget(extremes: UInt64) {
    if let summary { summary[0] &= ~Int64(bitPattern: extremes) }
  }

  private static func newSummary(_ count: Int) -> UnsafeMutablePointer<Int64> {
    let summary = UnsafeMutablePointer<Int64>.allocate(capacity: 1 + count)
    summary.initialize(repeating: 0, count: 1 + count)
    return summary
  }

  // MARK: memory

  /// The same memory without entries.
  mutating func empty() {
    entries = 0
    forget(extremes: .max)
  }

  mutating func free(_ pool: UnsafeMutablePointer<Pool>) {
    if let words { pool.pointee.give(words, Int(size)) }
    summary?.deallocate()
    self = Block()
  }

  func copy(_ stride: Int, extremes number: Int, _ pool: UnsafeMutablePointer<Pool>) -> Block {
    var copy = self
    if let words {
      let memory = Self.memory(size, pool)
      memory.update(from: words, count: count * stride)
      copy.words = memory
    }
    if let summary {
      copy.summary = Self.newSummary(number)
      copy.summary?.update(from: summary, count: 1 + number)
    }
    return copy
  }

  /// Brings its words to another piece of the pool where theirs is being cleared.
  mutating func moveOut(_ stride: Int, _ pool: UnsafeMutablePointer<Pool>) {
    guard let words, pool.pointee.isBeingCleared(words) else { return }
    let memory = Self.memory(size, pool)
    memory.update(from: words, count: count * stride)
    pool.pointee.give(words, Int(size))
    self.words = memory
  }

  private static func memory(_ size: UInt8, _ pool: UnsafeMutablePointer<Pool>) -> UnsafeMutablePointer<Int64> {
    pool.pointee.take(Int(size)).assumingMemoryBound(to: Int64.self)
  }

  /// Makes room for so many entries, at most `capacity`.
  @inline(__always)
  mutating func reserve(_ entries: Int, _ stride: Int, _ pool: UnsafeMutablePointer<Pool>) {
    if entries > Int(room) { grow(entries, stride, pool) }
  }

  @inline(never)
  private mutating func grow(_ entries: Int, _ stride: Int, _ pool: UnsafeMutablePointer<Pool>) {
    var new = words == nil ? 0 : size + 1
    while new < Self.fullSize, Pool.units(Int(new)) < entries { new += 1 }
    let memory = Self.memory(new, pool)
    if let words {
      memory.update(from: words, count: count * stride)
      pool.pointee.give(words, Int(size))
    }
    words = memory
    size = new
    room = UInt16(truncatingIfNeeded: Pool.units(Int(new)))
  }

  /// Makes a place for an entry, for which there is room.
  @inline(__always)
  mutating func open(at offset: Int, _ stride: Int) {
    let place = words.unsafelyUnwrapped + offset &* stride
    if offset < count { (place + stride).update(from: place, count: (count - offset) * stride) }
    entries &+= 1
  }

  /// Appends entries that stand one behind the other elsewhere, for which there is room.
  mutating func append(_ source: UnsafePointer<Int64>, _ entries: Int, _ stride: Int) {
    (words.unsafelyUnwrapped + count * stride).update(from: source, count: entries * stride)
    count += entries
  }

  mutating func removeFirst(_ entries: Int, _ stride: Int) {
    guard let words else { return }
    words.update(from: words + entries * stride, count: (count - entries) * stride)
    count -= entries
  }
}
