/// Entries that no feature counts any more.
extension History {
  /// Takes an entry from features; what none counts is forgotten in time.
  func clear(_ bits: UInt64, at place: Position, extremes: UInt64) {
    let words = words(at: place)
    let mask = UInt64(bitPattern: words[Self.maskWord])
    words[Self.maskWord] = Int64(bitPattern: mask & ~bits)
    block(place.block).pointee.forget(extremes: extremes)
    if mask != 0, mask & ~bits == 0 { header.pointee.dead += 1 }
  }

  /// Forgets entries that no feature counts: the oldest at once, those between others when they are many of all.
  func dropDead() {
    guard header.pointee.dead > 0 else { return }
    while first != end, mask(at: first) == 0 {
      header.pointee.dead -= 1
      header.pointee.total -= 1
      header.pointee.first = first.next
      if first.offset == block(0).pointee.count { dropFirstBlock() }
    }
    changeMarks { if $0 < first { $0 = first } }
    if first.offset * 4 >= block(0).pointee.count { dropHead() }
    if header.pointee.dead * 4 > header.pointee.total { compact() }
  }

  private func dropFirstBlock() {
    header.pointee.first = Position(block: 0, offset: 0)
    block(0).pointee.empty()
    guard blockCount > 1 else { return changeMarks { $0 = first } }
    removeBlocks(0..<1)
    changeMarks { $0 = $0.block == 0 ? first : Position(block: $0.block - 1, offset: $0.offset) }
  }

  /// Moves the first block's entries to its beginning.
  func dropHead() {
    let head = first.offset
    if head == 0 { return }
    block(0).pointee.removeFirst(head, stride)
    block(0).pointee.forget(extremes: .max)
    header.pointee.first = Position(block: 0, offset: 0)
    changeMarks { if $0.block == 0 { $0 = $0.moved(by: -head) } }
  }

  /// Moves all entries that still count together.
  private func compact() {
    let end = end
    var held: [(Int64, Int64)?] = []
    changeMarks { mark in held.append(mark == end ? nil : (time(at: mark), word(Self.inputWord, at: mark))) }
    if blockCount > 1 {
      for number in 0..<blockCount { block(number).pointee.reserve(Block.capacity, stride, pool) }
    }
    var target = Position(block: 0, offset: 0)
    for number in 0..<blockCount {
      for offset in (number == 0 ? first.offset : 0)..<block(number).pointee.count {
        let place = Position(block: number, offset: offset)
        guard mask(at: place) != 0 else { continue }
        if target.offset == Block.capacity { target = Position(block: target.block + 1, offset: 0) }
        words(at: target).update(from: words(at: place), count: stride)
        target = target.next
      }
    }
    removeBlocks(target.block + 1..<blockCount)
    for number in 0..<blockCount {
      block(number).pointee.count = number < target.block ? Block.capacity : target.offset
      block(number).pointee.forget(extremes: .max)
    }
    header.pointee.first = Position(block: 0, offset: 0)
    header.pointee.total -= header.pointee.dead
    header.pointee.dead = 0
    var next = 0
    changeMarks { mark in
      let place = held[next].map { self.place(behind: $0.0, $0.1 - 1) } ?? self.end
      let isBehindBlock = place.block + 1 < blockCount && place.offset == block(place.block).pointee.count
      mark = isBehindBlock ? Position(block: place.block + 1, offset: 0) : place
      next += 1
    }
  }
}
