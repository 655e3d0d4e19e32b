import FrostEvents

/// How often each value stands in a window: the number of different ones is `distinct`. Few values are searched in
/// line, in memory that its owner frees; many through a dictionary, which is never iterated.
struct ValueCounts {
  private static let inLine: Int32 = 12

  private struct Entry: BitwiseCopyable {
    var value: Int64
    var count: Int64
  }

  private var few: UnsafeMutablePointer<Entry>?
  private var fewCount: Int32 = 0
  /// Entries that there is memory for.
  private var room: Int32 = 0
  private var many: [Int64: Int32]?

  var distinct: Int { many.map(\.count) ?? Int(fewCount) }

  func prefetch() { if let few { Memory.prefetch(few) } }

  func count(of value: Int64) -> Int {
    if let many { return Int(many[value] ?? 0) }
    return place(of: value).map { Int(few.unsafelyUnwrapped[$0].count) } ?? 0
  }

  @inline(__always)
  private func place(of value: Int64) -> Int? {
    guard let few else { return nil }
    for place in 0..<Int(fewCount) where few[place].value == value { return place }
    return nil
  }

  mutating func add(_ value: Int64) {
    if many != nil {
      many![value, default: 0] += 1
    } else if let known = place(of: value) {
      few.unsafelyUnwrapped[known].count += 1
    } else if fewCount == Self.inLine {
      moveToMany(and: value)
    } else {
      if fewCount == room { grow() }
      few.unsafelyUnwrapped[Int(fewCount)] = Entry(value: value, count: 1)
      fewCount += 1
    }
  }

  mutating func remove(_ value: Int64) {
    if let count = many?[value] {
      many![value] = count > 1 ? count - 1 : nil
      if many!.isEmpty { many = nil }
    } else if many == nil, let known = place(of: value), let few {
      few[known].count -= 1
      if few[known].count == 0 {
        fewCount -= 1
        few[known] = few[Int(fewCount)]
      }
    }
  }

  private mutating func grow() {
    let new = min(Self.inLine, max(2, room * 2))
    let memory = UnsafeMutablePointer<Entry>.allocate(capacity: Int(new))
    if let few {
      memory.initialize(from: few, count: Int(fewCount))
      few.deallocate()
    }
    few = memory
    room = new
  }

  private mutating func moveToMany(and value: Int64) {
    var counts: [Int64: Int32] = [value: 1]
    counts.reserveCapacity(Int(Self.inLine) * 2)
    if let few { for place in 0..<Int(fewCount) { counts[few[place].value] = Int32(few[place].count) } }
    fewCount = 0
    many = counts
  }

  // MARK: memory

  func free() { few?.deallocate() }

  /// Gives a copy memory of its own.
  mutating func separate() {
    guard let old = few else { return }
    let memory = UnsafeMutablePointer<Entry>.allocate(capacity: Int(room))
    memory.initialize(from: old, count: Int(fewCount))
    few = memory
  }
}
