/// A run of a history's entries.
struct Block: Sendable {
  /// Entries of a full block. Chosen: a late entry moves 10 kB at most, and a million entries are 4,000 blocks to look
  /// through.
  static let capacity = 256

  var words: [Int64] = []
  var count = 0
  /// The least or greatest value among all its entries, by the number of the extreme; where `known` has the bit.
  var extremes: [Int64] = []
  var known: UInt64 = 0

  /// The same memory without entries.
  mutating func empty() {
    words.removeAll(keepingCapacity: true)
    count = 0
    known = 0
  }
}
