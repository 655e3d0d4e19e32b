extension KeyState {
  /// The least or greatest value in a member's window, which holds one at least.
  func extreme(of member: KeySpaceLayout.Member, bit: UInt64) -> Int64 {
    if !extremes[member.place].isKnown {
      extremes[member.place].learn(search(member, bit, without: nil))
    }
    return extremes[member.place].value
  }

  /// Looks through a member's window: whole blocks by what they are known to hold, the rest entry by entry.
  func search(
    _ member: KeySpaceLayout.Member, _ bit: UInt64, without excluded: Position?
  ) -> Int64 {
    let low = windows[member.window].low
    let high = windows[member.window].high
    var found: Int64 = member.isMinimum ? .max : .min
    for block in low.block...high.block {
      let from = block == low.block ? low.offset : 0
      let to = block == high.block ? high.offset : history.block(block).pointee.count
      let isWhole = from == 0 && to == history.block(block).pointee.count && excluded?.block != block
      let best =
        isWhole
        ? extreme(ofBlock: block, member, bit)
        : scan(block, from..<to, member, bit, without: excluded)
      found = member.isMinimum ? min(found, best) : max(found, best)
    }
    return found
  }

  private func extreme(
    ofBlock block: Int, _ member: KeySpaceLayout.Member, _ bit: UInt64
  ) -> Int64 {
    let own = UInt64(1) << UInt64(member.place)
    if history.block(block).pointee.known & own == 0 {
      let found = scan(block, 0..<history.block(block).pointee.count, member, bit, without: nil)
      history.block(block).pointee.learn(found, of: member.place, among: layout.pointee.sizes.extremes)
    }
    return history.block(block).pointee.extreme(member.place)
  }

  private func scan(
    _ block: Int, _ offsets: Range<Int>, _ member: KeySpaceLayout.Member, _ bit: UInt64, without excluded: Position?
  ) -> Int64 {
    var found: Int64 = member.isMinimum ? .max : .min
    for offset in offsets {
      let place = Position(block: block, offset: offset)
      guard history.mask(at: place) & bit != 0, place != excluded else { continue }
      let value = history.word(History.fixedWords + member.column, at: place)
      found = member.isMinimum ? min(found, value) : max(found, value)
    }
    return found
  }
}
