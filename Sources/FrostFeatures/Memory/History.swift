/// What a key remembers of its events, in order of time (equal times: input order). An entry is `stride` words: time,
/// input number, mask of the features that count it, then the space's columns. Entries stand in blocks, so that a late
/// one moves a block's worth at most. `marks` are places that others hold on to: they go with their entries.
///
/// A view of memory that a `KeyCell` owns.
struct History {
  static let timeWord = 0
  static let inputWord = 1
  static let maskWord = 2
  static let fixedWords = 3

  struct Header: BitwiseCopyable {
    /// The block, where it is the only one. The first member: it stands at the header's own address.
    var alone = Block()
    /// All blocks, where there are more.
    var table: UnsafeMutablePointer<Block>?
    var tableRoom: Int32 = 0
    var blockCount: Int32 = 1
    /// The oldest entry; what lies before it in the first block is forgotten.
    var first = Position(block: 0, offset: 0)
    /// Entries, and those of them that no feature counts any more.
    var total = 0
    var dead = 0
    /// Memory of a block that is no longer used.
    var spare: UnsafeMutablePointer<Int64>?
    /// What only keys need that have met a limit.
    var rare: Unmanaged<KeyState.Rare>?
  }

  let header: UnsafeMutablePointer<Header>
  /// A mark is the entry it stands at, or the end.
  let marks: UnsafeMutableBufferPointer<Position>
  let stride: Int

  @inline(__always)
  var first: Position { header.pointee.first }

  @inline(__always)
  var end: Position {
    let last = blockCount - 1
    return Position(block: last, offset: block(last).pointee.count)
  }

  @inline(__always)
  func word(_ word: Int, at place: Position) -> Int64 {
    block(place.block).pointee.words.unsafelyUnwrapped[place.offset &* stride &+ word]
  }

  @inline(__always)
  func time(at place: Position) -> Int64 { word(Self.timeWord, at: place) }

  @inline(__always)
  func mask(at place: Position) -> UInt64 { UInt64(bitPattern: word(Self.maskWord, at: place)) }

  @inline(__always)
  func place(after place: Position) -> Position {
    let next = place.next
    let isLast = place.block + 1 < blockCount && next.offset == block(place.block).pointee.count
    return isLast ? Position(block: place.block + 1, offset: 0) : next
  }

  @inline(__always)
  func place(before place: Position) -> Position {
    if place.offset > 0 { return place.previous }
    return Position(block: place.block - 1, offset: block(place.block - 1).pointee.count - 1)
  }

  private func changeMarks(_ body: (inout Position) -> Void) {
    for mark in marks.indices { body(&marks[mark]) }
    guard let rare = header.pointee.rare?.takeUnretainedValue() else { return }
    for mark in rare.marks.indices { body(&rare.marks[mark]) }
  }

  // MARK: in

  /// Inserts behind all entries that are not later. Marks before or at the place stay, so that one at it is at the new
  /// entry.
  func insert(_ entry: UnsafeBufferPointer<Int64>) -> Position {
    let time = entry[Self.timeWord]
    header.pointee.total += 1
    let last = end
    if last == first || time >= self.time(at: place(before: last)) { return append(entry, at: last) }
    var place = place(behind: time, .max)
    if block(place.block).pointee.count == Block.capacity {
      makeRoom(in: place.block)
      place = self.place(behind: time, .max)
    }
    block(place.block).pointee.insert(entry, at: place.offset)
    changeMarks { if $0.block == place.block && $0 > place { $0 = $0.next } }
    return place
  }

  @inline(__always)
  private func append(_ entry: UnsafeBufferPointer<Int64>, at end: Position) -> Position {
    if end.offset == Block.capacity { makeRoom(behind: end) }
    let place = self.end
    block(place.block).pointee.insert(entry, at: place.offset)
    return place
  }

  /// What is forgotten at the head makes room where it is worth moving the rest.
  private func makeRoom(behind end: Position) {
    if end.block == 0, first.offset >= Block.capacity / 4 { return dropHead() }
    insertBlock(newBlock(), at: blockCount)
    changeMarks { if $0 == end { $0 = self.end } }
  }

  private func makeRoom(in number: Int) {
    if number == 0, first.offset > 0 { return dropHead() }
    let half = Block.capacity / 2
    var upper = newBlock()
    let lower = block(number)
    upper.append(lower.pointee.words.unsafelyUnwrapped + half * stride, lower.pointee.count - half, stride)
    lower.pointee.count = half
    lower.pointee.known = 0
    insertBlock(upper, at: number + 1)
    changeMarks { mark in
      guard mark >= Position(block: number, offset: half) else { return }
      mark = Position(block: mark.block + 1, offset: mark.block == number ? mark.offset - half : mark.offset)
    }
  }

  // MARK: out

  /// Takes an entry from features; what none counts is forgotten in time.
  func clear(_ bits: UInt64, at place: Position, extremes: UInt64) {
    let word = place.offset * stride + Self.maskWord
    let block = block(place.block)
    let mask = UInt64(bitPattern: block.pointee.words.unsafelyUnwrapped[word])
    block.pointee.words.unsafelyUnwrapped[word] = Int64(bitPattern: mask & ~bits)
    block.pointee.known &= ~extremes
    if mask != 0, mask & ~bits == 0 { header.pointee.dead += 1 }
  }

  /// Forgets entries that no feature counts: the oldest at once, those between others when they are most of all.
  @inline(__always)
  func dropDead() {
    if header.pointee.dead > 0 { dropSomeDead() }
  }

  private func dropSomeDead() {
    guard first != end, mask(at: first) == 0 else { return compactIfWorthwhile() }
    while first != end, mask(at: first) == 0 {
      header.pointee.dead -= 1
      header.pointee.total -= 1
      header.pointee.first = first.next
      if first.offset == block(0).pointee.count { dropFirstBlock() }
    }
    changeMarks { if $0 < first { $0 = first } }
    if first.offset * 2 > block(0).pointee.count { dropHead() }
    compactIfWorthwhile()
  }

  private func compactIfWorthwhile() {
    if header.pointee.dead > 64, header.pointee.dead * 2 > header.pointee.total { compact() }
  }

  private func dropFirstBlock() {
    header.pointee.first = Position(block: 0, offset: 0)
    block(0).pointee.empty()
    guard blockCount > 1 else { return changeMarks { $0 = first } }
    removeBlocks(0..<1)
    changeMarks { $0 = $0.block == 0 ? first : Position(block: $0.block - 1, offset: $0.offset) }
  }

  /// Moves the first block's entries to its beginning.
  private func dropHead() {
    let head = first.offset
    block(0).pointee.removeFirst(head, stride)
    block(0).pointee.known = 0
    header.pointee.first = Position(block: 0, offset: 0)
    changeMarks { if $0.block == 0 { $0 = $0.moved(by: -head) } }
  }

  /// Moves all entries that still count together.
  private func compact() {
    let end = end
    var held: [(Int64, Int64)?] = []
    changeMarks { mark in held.append(mark == end ? nil : (time(at: mark), word(Self.inputWord, at: mark))) }
    if blockCount > 1 { for number in 0..<blockCount { block(number).pointee.reserve(Block.capacity, stride) } }
    var target = Position(block: 0, offset: 0)
    for number in 0..<blockCount {
      for offset in (number == 0 ? first.offset : 0)..<block(number).pointee.count {
        let place = Position(block: number, offset: offset)
        guard mask(at: place) != 0 else { continue }
        if target.offset == Block.capacity { target = Position(block: target.block + 1, offset: 0) }
        copy(place, to: target)
        target = target.next
      }
    }
    removeBlocks(target.block + 1..<blockCount)
    for number in 0..<blockCount {
      block(number).pointee.count = number < target.block ? Block.capacity : target.offset
      block(number).pointee.known = 0
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

  private func copy(_ place: Position, to target: Position) {
    let source = block(place.block).pointee.words.unsafelyUnwrapped + place.offset * stride
    (block(target.block).pointee.words.unsafelyUnwrapped + target.offset * stride).update(from: source, count: stride)
  }

  // MARK: search

  /// The place of the first entry behind all that are not later than `time` and, at that time, not after `input`.
  private func place(behind time: Int64, _ input: Int64) -> Position {
    let end = end
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low + high) / 2
      let start = middle == 0 ? first : Position(block: middle, offset: 0)
      if start < end, isNotBehind(start, time, input) { low = middle + 1 } else { high = middle }
    }
    let number = max(0, low - 1)
    low = number == 0 ? first.offset : 0
    high = block(number).pointee.count
    while low < high {
      let middle = (low + high) / 2
      if isNotBehind(Position(block: number, offset: middle), time, input) { low = middle + 1 } else { high = middle }
    }
    return Position(block: number, offset: low)
  }

  private func isNotBehind(_ place: Position, _ time: Int64, _ input: Int64) -> Bool {
    let own = self.time(at: place)
    return own < time || own == time && word(Self.inputWord, at: place) <= input
  }
}
