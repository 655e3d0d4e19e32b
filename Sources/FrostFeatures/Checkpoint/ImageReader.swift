/// Reads what `ImageWriter` wrote. Bytes that are something else make it `isBroken`, and give zeros from there on: who
/// reads asks once, at the end of what belongs together.
struct ImageReader {
  private var next: UnsafeRawPointer?
  private let end: UnsafeRawPointer?
  private(set) var isBroken = false

  init(_ bytes: UnsafeRawBufferPointer) {
    next = bytes.baseAddress
    end = bytes.baseAddress.map { $0 + bytes.count }
  }

  var isAtEnd: Bool { next == end }

  /// Bytes that are still to be read.
  var left: Int { if let next, let end { end - next } else { 0 } }

  mutating func fail() { isBroken = true }

  @inline(__always)
  mutating func byte() -> UInt8 {
    guard let next, next != end, !isBroken else {
      isBroken = true
      return 0
    }
    self.next = next + 1
    return next.load(as: UInt8.self)
  }

  @inline(__always)
  mutating func unsigned() -> UInt64 {
    let first = byte()
    return first < 0x80 ? UInt64(first) : unsigned(from: first)
  }

  private mutating func unsigned(from first: UInt8) -> UInt64 {
    var value = UInt64(first & 0x7F)
    for shift in stride(from: UInt64(7), to: 70, by: 7) {
      let next = byte()
      if shift == 63, next > 1 { break }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
    }
    isBroken = true
    return 0
  }

  @inline(__always)
  mutating func signed() -> Int64 {
    let value = unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// Goes over so many numbers, eight bytes at a time: a number ends where a byte's upper bit is not set.
  mutating func pass(_ numbers: Int) {
    var numbers = numbers
    while numbers > 0, !isBroken {
      guard left >= 8, let next else {
        _ = unsigned()
        numbers -= 1
        continue
      }
      let word = UInt64(littleEndian: next.loadUnaligned(as: UInt64.self))
      var ends = ~word & 0x8080_8080_8080_8080
      let count = ends.nonzeroBitCount
      if count == 0 {
        // A long one, if it is one.
        _ = unsigned()
        numbers -= 1
      } else if count <= numbers {
        self.next = next + (8 - ends.leadingZeroBitCount / 8)
        numbers -= count
      } else {
        for _ in 1..<numbers { ends &= ends - 1 }
        self.next = next + (ends.trailingZeroBitCount / 8 + 1)
        numbers = 0
      }
    }
  }

  /// What was read since `other`, which was a copy then.
  func bytes(since other: ImageReader) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: other.next, count: other.left - left)
  }

  /// A number of things that take a byte each at least.
  mutating func count() -> Int {
    let count = unsigned()
    guard count <= UInt64(left) else {
      isBroken = true
      return 0
    }
    return Int(count)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    let number = signed()
    guard !isBroken, Int64(range.lowerBound) <= number, number <= Int64(range.upperBound) else {
      isBroken = true
      return range.lowerBound
    }
    return Int(number)
  }

  mutating func text() -> String {
    let count = count()
    guard let next, !isBroken else { return "" }
    self.next = next + count
    return String(decoding: UnsafeRawBufferPointer(start: next, count: count), as: UTF8.self)
  }

  mutating func list<Element>(_ read: (inout ImageReader) -> Element) -> [Element] {
    let count = count()
    var values: [Element] = []
    for _ in 0..<count where !isBroken { values.append(read(&self)) }
    return values
  }

  mutating func optional<Value>(_ read: (inout ImageReader) -> Value) -> Value? {
    byte() == 0 ? nil : read(&self)
  }
}
