/// The members of a constant list, as a part of the program's table of words.
struct ConstantSet: Sendable {
  /// Up to so many are looked at one by one.
  static let linearLimit = 8

  var start: Int
  /// Words in the table.
  var count: Int
  /// A word that is no member: what a free place of a hashed table holds. Nil: the words are the members themselves.
  var free: Int64?

  /// Appends the members to `words`.
  init(_ members: [Int64], into words: inout [Int64]) {
    var unique = Set<Int64>()
    let distinct = members.filter { unique.insert($0).inserted }
    start = words.count
    guard distinct.count > Self.linearLimit else {
      count = distinct.count
      words += distinct
      return
    }
    count = 16
    while count < distinct.count * 2 { count *= 2 }
    var free = Int64.min
    while unique.contains(free) { free += 1 }
    self.free = free
    words += repeatElement(free, count: count)
    for member in distinct {
      var place = Self.home(of: member, in: count)
      while words[start + place] != free { place = (place + 1) & (count - 1) }
      words[start + place] = member
    }
  }

  @inline(__always)
  func contains(_ word: Int64, in words: UnsafePointer<Int64>) -> Bool {
    let table = words + start
    guard let free else {
      for index in 0..<count where table[index] == word { return true }
      return false
    }
    if word == free { return false }
    var place = Self.home(of: word, in: count)
    while table[place] != free {
      if table[place] == word { return true }
      place = (place + 1) & (count - 1)
    }
    return false
  }

  /// Fibonacci hashing: the high bits of the product are the best mixed.
  @inline(__always)
  private static func home(of word: Int64, in count: Int) -> Int {
    let product = UInt64(bitPattern: word) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 32) & (count - 1)
  }
}
