/// The list of a history's blocks: one alone stands in the header, more stand in a table.
extension History {
  @inline(__always)
  var blockCount: Int { Int(header.pointee.blockCount) }

  @inline(__always)
  func block(_ number: Int) -> UnsafeMutablePointer<Block> {
    if header.pointee.blockCount == 1 { return UnsafeMutableRawPointer(header).assumingMemoryBound(to: Block.self) }
    return header.pointee.table.unsafelyUnwrapped + number
  }

  /// An empty block with memory for all its entries.
  func newBlock() -> Block {
    var block = Block(spare: header.pointee.spare)
    header.pointee.spare = nil
    block.reserve(Block.capacity, stride)
    return block
  }

  func insertBlock(_ block: Block, at number: Int) {
    let count = blockCount
    if count == header.pointee.tableRoom || header.pointee.table == nil { growTable() }
    let table = header.pointee.table.unsafelyUnwrapped
    if count == 1 { table[0] = header.pointee.alone }
    (table + number + 1).update(from: table + number, count: count - number)
    table[number] = block
    header.pointee.blockCount += 1
  }

  private func growTable() {
    let room = max(4, Int(header.pointee.tableRoom) * 2)
    let table = UnsafeMutablePointer<Block>.allocate(capacity: room)
    if let old = header.pointee.table {
      if blockCount > 1 { table.initialize(from: old, count: blockCount) }
      old.deallocate()
    }
    header.pointee.table = table
    header.pointee.tableRoom = Int32(room)
  }

  /// Takes out blocks of a history that keeps one at least.
  func removeBlocks(_ numbers: Range<Int>) {
    guard !numbers.isEmpty, let table = header.pointee.table else { return }
    for number in numbers {
      guard let memory = table[number].takeMemory() else { continue }
      header.pointee.spare?.deallocate()
      header.pointee.spare = memory
    }
    let count = blockCount
    (table + numbers.lowerBound).update(from: table + numbers.upperBound, count: count - numbers.upperBound)
    header.pointee.blockCount -= Int32(numbers.count)
    if blockCount == 1 { header.pointee.alone = table[0] }
  }

  // MARK: as a whole

  func free() {
    for number in 0..<blockCount { block(number).pointee.free() }
    header.pointee.table?.deallocate()
    header.pointee.spare?.deallocate()
    header.pointee.rare?.release()
  }

  /// Gives the header, which was copied word by word from another history's, memory of its own.
  func separate(extremes: Int) {
    header.pointee.spare = nil
    header.pointee.rare = header.pointee.rare.map { .passRetained($0.takeUnretainedValue().copy()) }
    let room = Int(header.pointee.tableRoom)
    if let table = header.pointee.table {
      let copy = UnsafeMutablePointer<Block>.allocate(capacity: room)
      if blockCount > 1 { copy.initialize(from: table, count: blockCount) }
      header.pointee.table = copy
    }
    for number in 0..<blockCount { block(number).pointee = block(number).pointee.copy(stride, extremes: extremes) }
  }
}
