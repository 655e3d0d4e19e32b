/// The list of a history's blocks: one alone stands in the header, more stand in a table.
extension History {
  @inline(__always)
  var blockCount: Int { Int(header.pointee.blockCount) }

  @inline(__always)
  func block(_ number: Int) -> UnsafeMutablePointer<Block> {
    if header.pointee.blockCount == 1 { return UnsafeMutableRawPointer(header).assumingMemoryBound(to: Block.self) }
    return header.pointee.rare.unsafelyUnwrapped.pointee.blocks.unsafelyUnwrapped + number
  }

  /// What only few keys need, made where it is not there yet.
  var rare: UnsafeMutablePointer<KeyState.Rare> {
    if let known = header.pointee.rare { return known }
    let new = UnsafeMutablePointer<KeyState.Rare>.allocate(capacity: 1)
    new.initialize(to: KeyState.Rare())
    header.pointee.rare = new
    return new
  }

  /// An empty block with memory for all its entries.
  func newBlock() -> Block {
    var block = Block()
    block.reserve(Block.capacity, stride, pool)
    return block
  }

  func insertBlock(_ block: Block, at number: Int) {
    let count = blockCount
    let rare = rare
    if count == rare.pointee.blockRoom || rare.pointee.blocks == nil { growTable() }
    let table = rare.pointee.blocks.unsafelyUnwrapped
    if count == 1 { table[0] = header.pointee.alone }
    (table + number + 1).update(from: table + number, count: count - number)
    table[number] = block
    header.pointee.blockCount += 1
  }

  private func growTable() {
    let rare = rare
    let room = max(4, rare.pointee.blockRoom * 2)
    let table = UnsafeMutablePointer<Block>.allocate(capacity: room)
    if let old = rare.pointee.blocks {
      if blockCount > 1 { table.initialize(from: old, count: blockCount) }
      old.deallocate()
    }
    rare.pointee.blocks = table
    rare.pointee.blockRoom = room
  }

  /// Takes out blocks of a history that keeps one at least.
  func removeBlocks(_ numbers: Range<Int>) {
    guard !numbers.isEmpty, let table = header.pointee.rare?.pointee.blocks else { return }
    for number in numbers { table[number].free(pool) }
    let count = blockCount
    (table + numbers.lowerBound).update(from: table + numbers.upperBound, count: count - numbers.upperBound)
    header.pointee.blockCount -= Int32(numbers.count)
    if blockCount == 1 { header.pointee.alone = table[0] }
  }

  // MARK: as a whole

  func free() {
    for number in 0..<blockCount { block(number).pointee.free(pool) }
    guard let rare = header.pointee.rare else { return }
    rare.pointee.free()
    rare.deinitialize(count: 1)
    rare.deallocate()
  }

  /// Gives the header, which was copied word by word from another history's, memory of its own.
  func separate(extremes: Int) {
    if let rare = header.pointee.rare {
      let copy = UnsafeMutablePointer<KeyState.Rare>.allocate(capacity: 1)
      copy.initialize(to: rare.pointee.copy(blocks: blockCount))
      header.pointee.rare = copy
    }
    for number in 0..<blockCount {
      block(number).pointee = block(number).pointee.copy(stride, extremes: extremes, pool)
    }
  }
}
