/// The memory of a key beside its cell.
extension KeyState {
  func free() {
    let sizes = layout.pointee.sizes
    if layout.pointee.windowed != 0 { history.free() }
    for distinct in 0..<sizes.distincts { distincts[distinct].free(table.pointee.values) }
    sorted.deinitialize(count: sizes.sorted)
    for sum in 0..<sizes.decaying { decaying[sum].free() }
    recents.deinitialize(count: sizes.recents)
  }

  /// Gives a cell that was copied word by word memory of its own.
  func separate() {
    let sizes = layout.pointee.sizes
    if layout.pointee.windowed != 0 { history.separate(extremes: sizes.extremes) }
    for distinct in 0..<sizes.distincts { distincts[distinct].separate(table.pointee.values) }
    for place in 0..<sizes.sorted {
      let copy = sorted[place]
      (sorted + place).initialize(to: copy)
    }
    for sum in 0..<sizes.decaying { decaying[sum].separate() }
    for place in 0..<sizes.recents {
      let copy = recents[place]
      (recents + place).initialize(to: copy)
    }
  }

  /// Brings what stands in runs that are being cleared elsewhere.
  func moveOut() {
    if layout.pointee.windowed != 0 {
      let history = history
      for number in 0..<history.blockCount { history.block(number).pointee.moveOut(history.stride, history.pool) }
    }
    for distinct in 0..<layout.pointee.sizes.distincts { distincts[distinct].moveOut(table.pointee.values) }
  }
}
