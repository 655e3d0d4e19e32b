/// The cells of the keys that some events are remembered under, by event and space, as far as they are known. Unchecked
/// because it belongs to one engine, which one thread owns.
package final class LookaheadCells: @unchecked Sendable {
  /// Measured: what 16, 24, 48 or 64 events touch stays in the caches as well or worse (decision 0022).
  package static let events = 32

  fileprivate(set) var spaces = 0
  var keys: UnsafeMutablePointer<FeatureKey>
  var cells: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  /// `FeatureTable.sweeps` when they were found.
  var sweeps = 0

  package init() {
    keys = .allocate(capacity: 0)
    cells = .allocate(capacity: 0)
  }

  deinit {
    keys.deallocate()
    cells.deallocate()
  }

  /// Room for so many spaces; no cell is known.
  func clear(spaces: Int) {
    if spaces != self.spaces {
      keys.deallocate()
      cells.deallocate()
      keys = .allocate(capacity: Self.events * spaces)
      cells = .allocate(capacity: Self.events * spaces)
      self.spaces = spaces
    }
    cells.update(repeating: nil, count: Self.events * spaces)
  }

  /// Of one of the events.
  @inline(__always)
  func cells(_ event: Int) -> UnsafeMutablePointer<UnsafeMutableRawPointer?> { cells + event &* spaces }
}

/// The cells of the keys that an event is remembered under, by the number of the space; nil where it is not known yet.
package struct EventCells {
  fileprivate let cells: UnsafeMutablePointer<UnsafeMutableRawPointer?>

  @inline(__always)
  subscript(space: Int) -> UnsafeMutableRawPointer? {
    get { cells[space] }
    nonmutating set { cells[space] = newValue }
  }
}

extension FeatureTable {
  /// What is known of the cells of an event that was looked ahead to. Cells that were forgotten since are not.
  package func cells(of event: Int, _ ahead: LookaheadCells) -> EventCells {
    let cells = ahead.cells(event)
    if ahead.sweeps != sweeps { cells.update(repeating: nil, count: ahead.spaces) }
    return EventCells(cells: cells)
  }
}
