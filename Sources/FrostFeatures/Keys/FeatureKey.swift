/// Up to four symbols in two words.
package struct FeatureKey: BitwiseCopyable, Hashable, Sendable {
  package static let maximumFields = 4

  var low: UInt64
  var high: UInt64

  /// The fields that a key is made of.
  package struct Fields: BitwiseCopyable, Sendable, Equatable {
    private let mask: UInt64
    let count: Int
    private let numbers: (Int, Int, Int, Int)

    init(_ fields: [Int]) {
      precondition(fields.count <= FeatureKey.maximumFields)
      mask = fields.reduce(0) { $0 | 1 << UInt64($1) }
      count = fields.count
      func number(_ place: Int) -> Int { place < fields.count ? fields[place] : 0 }
      numbers = (number(0), number(1), number(2), number(3))
    }

    @inline(__always)
    fileprivate func key(_ row: UnsafePointer<Int64>, _ presence: UInt64) -> FeatureKey? {
      guard presence & mask == mask else { return nil }
      func symbol(_ field: Int) -> UInt64 { UInt64(UInt32(truncatingIfNeeded: row[field])) }
      var key = FeatureKey(low: count > 0 ? symbol(numbers.0) : 0, high: 0)
      if count > 1 { key.low |= symbol(numbers.1) << 32 }
      if count > 2 { key.high = symbol(numbers.2) }
      if count > 3 { key.high |= symbol(numbers.3) << 32 }
      return key
    }

    package static func == (a: Fields, b: Fields) -> Bool {
      a.mask == b.mask && a.count == b.count && a.numbers == b.numbers
    }
  }

  /// nil when the event lacks one of the fields.
  @inline(__always)
  init?(row: UnsafePointer<Int64>, presence: UInt64, fields: Fields) {
    guard let key = fields.key(row, presence) else { return nil }
    self = key
  }

  /// Finalizer of MurmurHash3 (Appleby, public domain), over both words. Symbols are numbered by the process, so that
  /// nobody outside chooses them.
  @inline(__always)
  var slotHash: UInt64 {
    var h = low ^ (high &* 0x9E37_79B9_7F4A_7C15)
    h = (h ^ (h >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    h = (h ^ (h >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return h ^ (h >> 33)
  }
}

extension FeatureKey {
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }
}
