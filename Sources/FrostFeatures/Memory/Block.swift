/// A run of a history's entries. Its memory belongs to the history that holds it.
struct Block: BitwiseCopyable {
  /// Entries of a full block. Chosen: a late entry moves 10 kB at most, and a million entries are 4,000 blocks to look
  /// through.
  static let capacity = 256
  private static let smallest: Int32 = 2

  private(set) var words: UnsafeMutablePointer<Int64>?
  private var entries: Int32 = 0
  /// Entries that there is memory for.
  private var room: Int32 = 0
  /// The least or greatest value among all its entries, by the number of the extreme; where `known` has the bit.
  var extremes: UnsafeMutablePointer<Int64>?
  var known: UInt64 = 0

  @inline(__always)
  var count: Int {
    get { Int(entries) }
    set { entries = Int32(truncatingIfNeeded: newValue) }
  }

  init() {}

  /// - Parameter spare: memory of `capacity` entries.
  init(spare: UnsafeMutablePointer<Int64>?) {
    words = spare
    if spare != nil { room = Int32(Self.capacity) }
  }

  /// The same memory without entries.
  mutating func empty() {
    entries = 0
    known = 0
  }

  mutating func free() {
    words?.deallocate()
    extremes?.deallocate()
    self = Block()
  }

  /// Gives its memory away if a full block fits into it, and frees the rest.
  mutating func takeMemory() -> UnsafeMutablePointer<Int64>? {
    defer { free() }
    guard room == Int32(Self.capacity) else { return nil }
    defer { words = nil }
    return words
  }

  func copy(_ stride: Int, extremes number: Int) -> Block {
    var copy = self
    copy.words = words.map { Self.copy($0, of: count * stride, room: Int(room) * stride) }
    copy.extremes = extremes.map { Self.copy($0, of: number, room: number) }
    return copy
  }

  private static func copy(_ words: UnsafePointer<Int64>, of count: Int, room: Int) -> UnsafeMutablePointer<Int64> {
    let memory = UnsafeMutablePointer<Int64>.allocate(capacity: room)
    memory.initialize(from: words, count: count)
    return memory
  }

  /// Makes room for so many entries, at most `capacity`.
  @inline(__always)
  mutating func reserve(_ entries: Int, _ stride: Int) {
    if entries > Int(room) { grow(entries, stride) }
  }

  @inline(never)
  private mutating func grow(_ entries: Int, _ stride: Int) {
    var new = max(Self.smallest, room * 2)
    while Int(new) < entries { new *= 2 }
    let memory = UnsafeMutablePointer<Int64>.allocate(capacity: Int(new) * stride)
    if let words {
      memory.initialize(from: words, count: count * stride)
      words.deallocate()
    }
    words = memory
    room = new
  }

  @inline(__always)
  mutating func insert(_ entry: UnsafeBufferPointer<Int64>, at offset: Int) {
    let stride = entry.count
    reserve(count + 1, stride)
    let place = words.unsafelyUnwrapped + offset &* stride
    if offset < count { (place + stride).update(from: place, count: (count - offset) * stride) }
    for word in 0..<stride { place[word] = entry[word] }
    entries += 1
  }

  /// Appends entries that stand one behind the other elsewhere.
  mutating func append(_ source: UnsafePointer<Int64>, _ entries: Int, _ stride: Int) {
    reserve(count + entries, stride)
    (words.unsafelyUnwrapped + count * stride).update(from: source, count: entries * stride)
    count += entries
  }

  mutating func removeFirst(_ entries: Int, _ stride: Int) {
    guard let words else { return }
    words.update(from: words + entries * stride, count: (count - entries) * stride)
    count -= entries
  }
}
