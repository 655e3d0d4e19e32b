/// What a key remembers of its events, in order of time (equal times: input order). An entry is `stride` words: time,
/// input number, mask of the features that count it, then the space's columns. Entries stand in blocks, so that a late
/// one moves a block's worth at most. `marks` are places that others hold on to: they go with their entries.
struct History: Sendable {
  static let timeWord = 0
  static let inputWord = 1
  static let maskWord = 2
  static let fixedWords = 3

  /// Never empty; only a block that is alone may have no entries.
  var blocks: [Block] = [Block()]
  /// The oldest entry; what lies before it in the first block is forgotten.
  private(set) var first = Position(block: 0, offset: 0)
  /// A mark is the entry it stands at, or the end.
  var marks: [Position]
  private var spare = Block()
  /// Entries, and those of them that no feature counts any more.
  private var total = 0
  private var dead = 0

  init(marks: Int) { self.marks = Array(repeating: Position(block: 0, offset: 0), count: marks) }

  @inline(__always)
  var end: Position { Position(block: blocks.count - 1, offset: blocks[blocks.count - 1].count) }

  @inline(__always)
  func word(_ word: Int, at place: Position, _ stride: Int) -> Int64 {
    blocks[place.block].words[place.offset &* stride &+ word]
  }

  @inline(__always)
  func time(at place: Position, _ stride: Int) -> Int64 { word(Self.timeWord, at: place, stride) }

  @inline(__always)
  func mask(at place: Position, _ stride: Int) -> UInt64 {
    UInt64(bitPattern: word(Self.maskWord, at: place, stride))
  }

  @inline(__always)
  func place(after place: Position) -> Position {
    let next = place.next
    let isLast = next.offset == blocks[place.block].count && place.block + 1 < blocks.count
    return isLast ? Position(block: place.block + 1, offset: 0) : next
  }

  @inline(__always)
  func place(before place: Position) -> Position {
    if place.offset > 0 { return place.previous }
    return Position(block: place.block - 1, offset: blocks[place.block - 1].count - 1)
  }

  // MARK: in

  /// Inserts behind all entries that are not later. Marks before or at the place stay, so that one at it is at the new
  /// entry.
  mutating func insert(_ entry: UnsafeBufferPointer<Int64>) -> Position {
    let stride = entry.count
    let time = entry[Self.timeWord]
    total += 1
    let last = end
    if last == first || time >= self.time(at: place(before: last), stride) { return append(entry) }
    var place = place(behind: time, .max, stride)
    if blocks[place.block].count == Block.capacity {
      makeRoom(in: place.block, stride)
      place = self.place(behind: time, .max, stride)
    }
    blocks[place.block].words.insert(contentsOf: entry, at: place.offset * stride)
    blocks[place.block].count += 1
    for mark in marks.indices where marks[mark].block == place.block && marks[mark] > place {
      marks[mark] = marks[mark].next
    }
    return place
  }

  private mutating func append(_ entry: UnsafeBufferPointer<Int64>) -> Position {
    let end = end
    if end.offset == Block.capacity {
      if end.block == 0, first.offset > 0 { dropHead(entry.count) } else { addBlock() }
    }
    let place = self.end
    if blocks[place.block].words.isEmpty, place.block > 0 {
      blocks[place.block].words.reserveCapacity(Block.capacity * entry.count)
    }
    blocks[place.block].words.append(contentsOf: entry)
    blocks[place.block].count += 1
    return place
  }

  private mutating func addBlock() {
    let end = end
    var block = Block()
    swap(&block, &spare)
    blocks.append(block)
    for mark in marks.indices where marks[mark] == end { marks[mark] = self.end }
  }

  private mutating func makeRoom(in block: Int, _ stride: Int) {
    if block == 0, first.offset > 0 { return dropHead(stride) }
    let half = Block.capacity / 2
    var upper = Block()
    swap(&upper, &spare)
    upper.words.reserveCapacity(Block.capacity * stride)
    upper.words.append(contentsOf: blocks[block].words[(half * stride)...])
    upper.count = blocks[block].count - half
    blocks[block].words.removeSubrange((half * stride)...)
    blocks[block].count = half
    blocks[block].known = 0
    blocks.insert(upper, at: block + 1)
    for mark in marks.indices where marks[mark] >= Position(block: block, offset: half) {
      let place = marks[mark]
      marks[mark] = Position(
        block: place.block + 1, offset: place.block == block ? place.offset - half : place.offset)
    }
  }

  // MARK: out

  /// Takes an entry from features; what none counts is forgotten in time.
  mutating func clear(_ bits: UInt64, at place: Position, extremes: UInt64, _ stride: Int) {
    let word = place.offset * stride + Self.maskWord
    let mask = UInt64(bitPattern: blocks[place.block].words[word])
    blocks[place.block].words[word] = Int64(bitPattern: mask & ~bits)
    blocks[place.block].known &= ~extremes
    if mask != 0, mask & ~bits == 0 { dead += 1 }
  }

  /// Forgets entries that no feature counts: the oldest at once, those between others when they are most of all.
  mutating func dropDead(_ stride: Int) {
    if first == end || mask(at: first, stride) != 0 {
      if dead > 64, dead * 2 > total { compact(stride) }
      return
    }
    while first != end, mask(at: first, stride) == 0 {
      dead -= 1
      total -= 1
      first = first.next
      if first.offset == blocks[0].count { dropFirstBlock() }
    }
    for mark in marks.indices where marks[mark] < first { marks[mark] = first }
    if first.offset * 2 > blocks[0].count { dropHead(stride) }
    if dead > 64, dead * 2 > total { compact(stride) }
  }

  private mutating func dropFirstBlock() {
    first = Position(block: 0, offset: 0)
    blocks[0].empty()
    guard blocks.count > 1 else {
      for mark in marks.indices { marks[mark] = first }
      return
    }
    spare = blocks.removeFirst()
    for mark in marks.indices {
      let place = marks[mark]
      marks[mark] = place.block == 0 ? first : Position(block: place.block - 1, offset: place.offset)
    }
  }

  /// Moves the first block's entries to its beginning.
  private mutating func dropHead(_ stride: Int) {
    let head = first.offset
    blocks[0].words.removeSubrange(0..<head * stride)
    blocks[0].count -= head
    blocks[0].known = 0
    first = Position(block: 0, offset: 0)
    for mark in marks.indices where marks[mark].block == 0 { marks[mark] = marks[mark].moved(by: -head) }
  }

  /// Moves all entries that still count together.
  private mutating func compact(_ stride: Int) {
    let end = end
    let held = marks.map { mark in
      mark == end ? nil : (time(at: mark, stride), word(Self.inputWord, at: mark, stride))
    }
    var target = Position(block: 0, offset: 0)
    for block in blocks.indices {
      for offset in (block == 0 ? first.offset : 0)..<blocks[block].count {
        let place = Position(block: block, offset: offset)
        guard mask(at: place, stride) != 0 else { continue }
        if target.offset == Block.capacity { target = Position(block: target.block + 1, offset: 0) }
        copy(place, to: target, stride)
        target = target.next
      }
    }
    if blocks.count > target.block + 1 {
      spare = blocks[target.block + 1]
      spare.empty()
      blocks.removeSubrange((target.block + 1)...)
    }
    for block in blocks.indices {
      let count = block < target.block ? Block.capacity : target.offset
      blocks[block].words.removeSubrange((count * stride)...)
      blocks[block].count = count
      blocks[block].known = 0
    }
    first = Position(block: 0, offset: 0)
    total -= dead
    dead = 0
    for (mark, held) in held.enumerated() {
      let place = held.map { self.place(behind: $0.0, $0.1 - 1, stride) } ?? self.end
      let isBehindBlock = place.block + 1 < blocks.count && place.offset == blocks[place.block].count
      marks[mark] = isBehindBlock ? Position(block: place.block + 1, offset: 0) : place
    }
  }

  private mutating func copy(_ place: Position, to target: Position, _ stride: Int) {
    for word in 0..<stride {
      let value = self.word(word, at: place, stride)
      let index = target.offset * stride + word
      if index < blocks[target.block].words.count {
        blocks[target.block].words[index] = value
      } else {
        blocks[target.block].words.append(value)
      }
    }
  }

  // MARK: search

  /// The place of the first entry behind all that are not later than `time` and, at that time, not after `input`.
  private func place(behind time: Int64, _ input: Int64, _ stride: Int) -> Position {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      let start = middle == 0 ? first : Position(block: middle, offset: 0)
      if start < end, isNotBehind(start, time, input, stride) { low = middle + 1 } else { high = middle }
    }
    let block = max(0, low - 1)
    low = block == 0 ? first.offset : 0
    high = blocks[block].count
    while low < high {
      let middle = (low + high) / 2
      if isNotBehind(Position(block: block, offset: middle), time, input, stride) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return Position(block: block, offset: low)
  }

  private func isNotBehind(_ place: Position, _ time: Int64, _ input: Int64, _ stride: Int) -> Bool {
    let own = self.time(at: place, stride)
    return own < time || own == time && word(Self.inputWord, at: place, stride) <= input
  }
}
