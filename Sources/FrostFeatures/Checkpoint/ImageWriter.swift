/// Appends numbers as base-128 varints, signed ones in zigzag order, and texts behind their length.
final class ImageWriter {
  private static let longest = 10
  private var memory: UnsafeMutableRawPointer
  private var room: Int
  private(set) var count = 0

  init(room: Int = 1 << 16) {
    self.room = room
    memory = .allocate(byteCount: room, alignment: 1)
  }

  deinit { memory.deallocate() }

  var bytes: [UInt8] { withBytes { [UInt8]($0) } }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: memory, count: count))
  }

  func removeAll() { count = 0 }

  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    if let source = bytes.baseAddress { (memory + count).copyMemory(from: source, byteCount: bytes.count) }
    count += bytes.count
  }

  @inline(__always)
  private func reserve(_ bytes: Int) {
    if room - count < bytes { grow(bytes) }
  }

  @inline(never)
  private func grow(_ bytes: Int) {
    let new = UnsafeMutableRawPointer.allocate(byteCount: max(room * 2, count + bytes), alignment: 1)
    new.copyMemory(from: memory, byteCount: count)
    memory.deallocate()
    memory = new
    room = max(room * 2, count + bytes)
  }

  @inline(__always)
  func byte(_ value: UInt8) {
    reserve(1)
    memory.storeBytes(of: value, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  func unsigned(_ value: UInt64) {
    reserve(Self.longest)
    var rest = value
    while rest >= 0x80 {
      memory.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: count, as: UInt8.self)
      count += 1
      rest >>= 7
    }
    memory.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  func signed(_ value: Int64) { unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  func number(_ value: Int) { signed(Int64(value)) }

  func text(_ value: String) {
    unsigned(UInt64(value.utf8.count))
    for byte in value.utf8 { self.byte(byte) }
  }

  func list<Element>(_ values: [Element], _ write: (Element) -> Void) {
    unsigned(UInt64(values.count))
    for value in values { write(value) }
  }
}
