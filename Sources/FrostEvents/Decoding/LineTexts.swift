/// The texts of the line that is being decoded, one behind the other.
final class LineTexts {
  private var memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  init() { memory = .allocate(byteCount: 4096, alignment: 8) }

  deinit { memory.deallocate() }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  func removeAll() { count = 0 }

  /// - Returns: where it lies.
  @inline(__always)
  func append(_ text: UnsafeRawBufferPointer) -> Int {
    if memory.count - count < text.count { grow(text.count) }
    let start = count
    if let first = text.baseAddress {
      (memory.baseAddress.unsafelyUnwrapped + start).copyMemory(from: first, byteCount: text.count)
    }
    count += text.count
    return start
  }

  @inline(never)
  private func grow(_ room: Int) {
    let new = UnsafeMutableRawBufferPointer.allocate(byteCount: memory.count * 2 + room, alignment: 8)
    new.copyMemory(from: bytes)
    memory.deallocate()
    memory = new
  }
}
