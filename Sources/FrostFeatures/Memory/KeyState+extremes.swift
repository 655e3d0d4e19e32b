extension KeyState {
  /// The least or greatest value in a member's window, which holds one at least.
  mutating func extreme(of member: KeySpaceLayout.Member, bit: UInt64, _ layout: FixedLayout) -> Int64 {
    if !extremes[member.place].isKnown {
      extremes[member.place].learn(search(member, bit, without: nil, layout))
    }
    return extremes[member.place].value
  }

  /// Looks through a member's window: whole blocks by what they are known to hold, the rest entry by entry.
  mutating func search(
    _ member: KeySpaceLayout.Member, _ bit: UInt64, without excluded: Position?, _ layout: FixedLayout
  ) -> Int64 {
    let low = mark(.low, of: member.window)
    let high = mark(.high, of: member.window)
    var found: Int64 = member.isMinimum ? .max : .min
    for block in low.block...high.block {
      let from = block == low.block ? low.offset : 0
      let to = block == high.block ? high.offset : history.blocks[block].count
      let isWhole = from == 0 && to == history.blocks[block].count && excluded?.block != block
      let best =
        isWhole
        ? extreme(ofBlock: block, member, bit, layout)
        : scan(block, from..<to, member, bit, without: excluded, layout.stride)
      found = member.isMinimum ? min(found, best) : max(found, best)
    }
    return found
  }

  private mutating func extreme(
    ofBlock block: Int, _ member: KeySpaceLayout.Member, _ bit: UInt64, _ layout: FixedLayout
  ) -> Int64 {
    let own = UInt64(1) << UInt64(member.place)
    if history.blocks[block].known & own == 0 {
      let found = scan(block, 0..<history.blocks[block].count, member, bit, without: nil, layout.stride)
      if history.blocks[block].extremes.isEmpty {
        history.blocks[block].extremes = Array(repeating: 0, count: layout.sizes.extremes)
      }
      history.blocks[block].extremes[member.place] = found
      history.blocks[block].known |= own
    }
    return history.blocks[block].extremes[member.place]
  }

  private func scan(
    _ block: Int, _ offsets: Range<Int>, _ member: KeySpaceLayout.Member, _ bit: UInt64, without excluded: Position?,
    _ stride: Int
  ) -> Int64 {
    var found: Int64 = member.isMinimum ? .max : .min
    for offset in offsets {
      let place = Position(block: block, offset: offset)
      guard history.mask(at: place, stride) & bit != 0, place != excluded else { continue }
      let value = history.word(History.fixedWords + member.column, at: place, stride)
      found = member.isMinimum ? min(found, value) : max(found, value)
    }
    return found
  }
}
