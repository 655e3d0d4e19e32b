/// What a key remembers of its events, in order of time (equal times: input order). An entry is `stride` words: time,
/// input number, mask of the features that count it, then the space's columns. Entries stand in blocks, so that a late
/// one moves a block's worth at most. Windows hold on to places: they go with their entries.
///
/// A view of memory that a key's cell owns.
struct History {
  static let timeWord = 0
  static let inputWord = 1
  static let maskWord = 2
  static let fixedWords = 3

  struct Header: BitwiseCopyable {
    /// The block, where it is the only one. The first member: it stands at the header's own address.
    var alone = Block()
    /// What only few keys need.
    var rare: UnsafeMutablePointer<KeyState.Rare>?
    var blockCount: Int32 = 1
    /// The oldest entry; what lies before it in the first block is forgotten.
    var first = Position(block: 0, offset: 0)
    /// Entries, and those of them that no feature counts any more.
    var total: Int32 = 0
    var dead: Int32 = 0
    /// No entry is later.
    var newest = Int64.min
    /// No window was moved to a later time.
    var movedTo = Int64.min
  }

  let header: UnsafeMutablePointer<Header>
  let windows: UnsafeMutableBufferPointer<WindowState>
  let stride: Int
  let pool: UnsafeMutablePointer<Pool>

  @inline(__always)
  var first: Position { header.pointee.first }

  @inline(__always)
  var end: Position {
    let last = blockCount - 1
    return Position(block: last, offset: block(last).pointee.count)
  }

  /// The words of an entry.
  @inline(__always)
  func words(at place: Position) -> UnsafeMutablePointer<Int64> {
    block(place.block).pointee.words.unsafelyUnwrapped + place.offset &* stride
  }

  @inline(__always)
  func word(_ word: Int, at place: Position) -> Int64 { words(at: place)[word] }

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

  func changeMarks(_ body: (inout Position) -> Void) {
    for window in windows.indices {
      body(&windows[window].low)
      body(&windows[window].high)
      body(&windows[window].tail)
    }
    guard let rare = header.pointee.rare else { return }
    for mark in rare.pointee.marks.indices { body(&rare.pointee.marks[mark]) }
  }

  // MARK: in

  /// Whether an entry of that time comes behind all others, and there is memory for it.
  @inline(__always)
  func takesAtEnd(_ time: Int64) -> Bool {
    let last = block(blockCount - 1)
    return time >= header.pointee.newest && last.pointee.count < Int(last.pointee.room)
  }

  /// Makes a place for an entry behind all that are not later, and in front of the others. The marks before or at the
  /// place stay, so that one at it is at the new entry.
  /// - Returns: the place; its words are yet to be written.
  @inline(__always)
  func insert(_ time: Int64) -> Position {
    header.pointee.total &+= 1
    guard time >= header.pointee.newest else { return insertLate(time) }
    header.pointee.newest = time
    let last = blockCount - 1
    let block = block(last)
    if block.pointee.count == Int(block.pointee.room) { return append() }
    let place = Position(block: last, offset: block.pointee.count)
    block.pointee.count &+= 1
    return place
  }

  @inline(never)
  private func append() -> Position {
    if end.offset == Block.capacity {
      let place = end
      insertBlock(newBlock(), at: blockCount)
      changeMarks { if $0 == place { $0 = end } }
    } else {
      let last = block(blockCount - 1)
      last.pointee.reserve(last.pointee.count + 1, stride, pool)
    }
    let place = end
    block(place.block).pointee.count += 1
    return place
  }

  @inline(never)
  private func insertLate(_ time: Int64) -> Position {
    var place = place(behind: time, .max)
    if block(place.block).pointee.count == Block.capacity {
      makeRoom(in: place.block)
      place = self.place(behind: time, .max)
    }
    let block = block(place.block)
    block.pointee.reserve(block.pointee.count + 1, stride, pool)
    block.pointee.open(at: place.offset, stride)
    changeMarks { if $0.block == place.block && $0 > place { $0 = $0.next } }
    return place
  }

  private func makeRoom(in number: Int) {
    if number == 0, first.offset > 0 { return dropHead() }
    let half = Block.capacity / 2
    var upper = newBlock()
    let lower = block(number)
    upper.append(lower.pointee.words.unsafelyUnwrapped + half * stride, lower.pointee.count - half, stride)
    lower.pointee.count = half
    lower.pointee.forget(extremes: .max)
    insertBlock(upper, at: number + 1)
    changeMarks { mark in
      guard mark >= Position(block: number, offset: half) else { return }
      mark = Position(block: mark.block + 1, offset: mark.block == number ? mark.offset - half : mark.offset)
    }
  }

  // MARK: finding

  /// The place of the first entry behind all that are not later than `time` and, at that time, not after `input`.
  func place(behind time: Int64, _ input: Int64) -> Position {
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
