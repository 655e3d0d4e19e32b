/// Cells come and go.
extension KeyState {
  /// The cell of a key before its first event.
  static func new(_ layout: UnsafePointer<FixedLayout>) -> KeyState {
    let state = KeyState(.allocate(byteCount: layout.pointee.offsets.end, alignment: 16), layout)
    let sizes = layout.pointee.sizes
    state.history.header.initialize(to: History.Header())
    state.history.marks.initialize(repeating: Position(block: 0, offset: 0))
    state.counts.initialize(repeating: 0, count: sizes.windowed)
    state.kept.initialize(repeating: 0, count: sizes.windowed)
    state.firsts.initialize(repeating: .max, count: sizes.firsts)
    state.sums.initialize(repeating: 0, count: sizes.sums)
    state.moments.initialize(repeating: Moments(), count: sizes.moments)
    state.extremes.initialize(repeating: Extreme(), count: sizes.extremes)
    state.distincts.initialize(repeating: ValueCounts(), count: sizes.distincts)
    state.sorted.initialize(repeating: SortedValues(), count: sizes.sorted)
    state.decaying.initialize(repeating: DecayingSum(), count: sizes.decaying)
    state.recents.initialize(repeating: RecentValues(), count: sizes.recents)
    return state
  }

  func free() {
    let sizes = layout.pointee.sizes
    history.free()
    for distinct in 0..<sizes.distincts { distincts[distinct].free() }
    distincts.deinitialize(count: sizes.distincts)
    sorted.deinitialize(count: sizes.sorted)
    decaying.deinitialize(count: sizes.decaying)
    recents.deinitialize(count: sizes.recents)
    cell.deallocate()
  }

  func copy() -> KeyState {
    let size = layout.pointee.offsets.end
    let sizes = layout.pointee.sizes
    let copy = KeyState(.allocate(byteCount: size, alignment: 16), layout)
    copy.cell.copyMemory(from: cell, byteCount: size)
    copy.history.separate(extremes: sizes.extremes)
    copy.distincts.initialize(from: distincts, count: sizes.distincts)
    for distinct in 0..<sizes.distincts { copy.distincts[distinct].separate() }
    copy.sorted.initialize(from: sorted, count: sizes.sorted)
    copy.decaying.initialize(from: decaying, count: sizes.decaying)
    copy.recents.initialize(from: recents, count: sizes.recents)
    return copy
  }
}
