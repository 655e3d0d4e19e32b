/// Runs of a pool that are being emptied, and the pieces that nobody had when that began.
struct PoolClearing {
  /// In the order of their addresses.
  let runs: [Pool.Run]
  /// By size: pieces of all runs that are to be sorted, each holding the address of the next.
  private let pieces: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var size = 0

  init(_ runs: [Pool.Run], pieces: UnsafeMutablePointer<UnsafeMutableRawPointer?>) {
    self.runs = runs.sorted { $0.start < $1.start }
    self.pieces = .allocate(capacity: Pool.sizes)
    self.pieces.initialize(from: pieces, count: Pool.sizes)
  }

  func deallocate() { pieces.deallocate() }

  /// Takes a piece off those that are to be sorted; nil: there are none left.
  mutating func nextPiece() -> (piece: UnsafeMutableRawPointer, size: Int)? {
    while size < Pool.sizes {
      if let piece = pieces[size] {
        pieces[size] = piece.load(as: UnsafeMutableRawPointer?.self)
        return (piece, size)
      }
      size += 1
    }
    return nil
  }

  func holds(_ piece: UnsafeMutableRawPointer) -> Bool {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].start <= piece { low = middle + 1 } else { high = middle }
    }
    return low > 0 && piece < runs[low - 1].start + runs[low - 1].bytes
  }
}
