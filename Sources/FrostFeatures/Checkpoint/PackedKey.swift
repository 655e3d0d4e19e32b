/// What stands before a key's state in its bytes.
struct PackedKey {
  var key = FeatureKey(low: 0, high: 0)
  /// Whether an import told when it was first seen.
  var isImported = false

  init(key: FeatureKey, isImported: Bool) {
    self.key = key
    self.isImported = isImported
  }

  /// - Parameter symbols: how many there are: a greater number is none; nil: they are known to be right.
  init(from reader: inout ImageReader, _ layout: UnsafePointer<FixedLayout>, symbols: Int? = nil) {
    for place in 0..<layout.pointee.key.count {
      let symbol = reader.unsigned()
      if let symbols, symbol >= UInt64(symbols) { reader.fail() }
      key[place] = symbol
    }
    isImported = reader.byte() != 0
  }

  func write(_ layout: UnsafePointer<FixedLayout>, to out: ImageWriter) {
    for place in 0..<layout.pointee.key.count { out.unsigned(key[place]) }
    out.byte(isImported ? 1 : 0)
  }
}

extension FeatureKey {
  /// Its symbols.
  fileprivate subscript(place: Int) -> UInt64 {
    get { ((place < 2 ? low : high) >> (UInt64(place & 1) * 32)) & 0xFFFF_FFFF }
    set {
      let part = newValue << (UInt64(place & 1) * 32)
      if place < 2 { low |= part } else { high |= part }
    }
  }
}
