/// What an entry does to a member when it comes into the member's window or leaves it, and where: all that the work on
/// entries reads of a member.
struct WindowStep: BitwiseCopyable {
  enum Code: UInt8 { case count, sum, moments, minimum, maximum, equal, distinct, risk }

  var code: Code
  /// Word of the member's value in an entry; for members without one, any.
  var column: UInt8
  /// Bytes from the cell's start: its count, its sum, its other part.
  var count: UInt32
  var sum: UInt32 = 0
  var part: UInt32 = 0
  var halfLife: Int64 = 0

  init(_ member: KeySpaceLayout.Member, _ offsets: FixedLayout.Offsets) {
    column = UInt8(member.column < 0 ? History.timeWord : History.fixedWords + member.column)
    count = UInt32(offsets.counts + max(0, member.windowed) * MemoryLayout<Int32>.stride)
    func place<Part>(_ offset: Int, _ part: Part.Type) -> UInt32 {
      UInt32(offset + member.place * MemoryLayout<Part>.stride)
    }
    if member.sum >= 0 { sum = UInt32(offsets.sums + member.sum * MemoryLayout<Int128>.stride) }
    switch member.kind {
    case .sum, .mean: code = .sum
    case .stddev, .zscore: (code, part) = (.moments, place(offsets.moments, Moments.self))
    case .min: (code, part) = (.minimum, place(offsets.extremes, Extreme.self))
    case .max: (code, part) = (.maximum, place(offsets.extremes, Extreme.self))
    case .equal: (code, part) = (.equal, place(offsets.sorted, SortedValues.self))
    case .distinct: (code, part) = (.distinct, place(offsets.distincts, ValueCounts.self))
    case .risk(_, let halfLife):
      (code, part) = (.risk, place(offsets.decaying, DecayingSum.self))
      self.halfLife = halfLife
    case .count, .rate, .age, .last, .since, .distance, .speed: code = .count
    }
  }
}

extension KeyState {
  /// An entry comes into a window (1) or leaves it (-1).
  /// - Parameter members: those of the window that count the entry.
  @inline(__always)
  func change(_ words: UnsafePointer<Int64>, _ members: UInt64, by sign: Int64) {
    var rest = members
    while rest != 0 {
      change(words, layout.pointee.steps.baseAddress.unsafelyUnwrapped + rest.trailingZeroBitCount, by: sign)
      rest &= rest &- 1
    }
  }

  @inline(__always)
  func change(_ words: UnsafePointer<Int64>, _ step: UnsafePointer<WindowStep>, by sign: Int64) {
    let count: UnsafeMutablePointer<Int32> = part(Int(step.pointee.count))
    count.pointee &+= Int32(truncatingIfNeeded: sign)
    let value = words[Int(step.pointee.column)]
    switch step.pointee.code {
    case .count: break
    case .sum: add(value, sign, to: step.pointee.sum)
    case .distinct:
      let counts: UnsafeMutablePointer<ValueCounts> = part(Int(step.pointee.part))
      let pool = table.pointee.values
      if sign > 0 { counts.pointee.add(value, pool) } else { counts.pointee.remove(value, pool) }
    default: changeSeldom(words, step, by: sign)
    }
  }

  @inline(__always)
  private func add(_ value: Int64, _ sign: Int64, to offset: UInt32) {
    let sum: UnsafeMutablePointer<Int128> = part(Int(offset))
    if sign > 0 { sum.pointee &+= Int128(value) } else { sum.pointee &-= Int128(value) }
  }

  @inline(never)
  private func changeSeldom(_ words: UnsafePointer<Int64>, _ step: UnsafePointer<WindowStep>, by sign: Int64) {
    let value = words[Int(step.pointee.column)]
    let offset = Int(step.pointee.part)
    switch step.pointee.code {
    case .count, .sum, .distinct: break
    case .moments:
      add(value, sign, to: step.pointee.sum)
      let moments: UnsafeMutablePointer<Moments> = part(offset)
      moments.pointee.add(value, sign)
    case .minimum, .maximum:
      let extreme: UnsafeMutablePointer<Extreme> = part(offset)
      if sign < 0 { return extreme.pointee.leave(value) }
      let count: UnsafeMutablePointer<Int32> = part(Int(step.pointee.count))
      extreme.pointee.enter(value, isAlone: count.pointee == 1, isMinimum: step.pointee.code == .minimum)
    case .equal:
      let sorted: UnsafeMutablePointer<SortedValues> = part(offset)
      if sign > 0 { sorted.pointee.insert(value) } else { sorted.pointee.remove(value) }
    case .risk:
      let sum: UnsafeMutablePointer<DecayingSum> = part(offset)
      sum.pointee.add(words[History.timeWord], sign, halfLife: step.pointee.halfLife)
    }
  }
}
