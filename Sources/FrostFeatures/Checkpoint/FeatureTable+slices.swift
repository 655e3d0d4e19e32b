/// Keys out of a table and into another one.
extension FeatureTable {
  static let sliceBits = 10
  /// A space's keys are written in so many slices at most, by their hash.
  package static let slices = 1 << sliceBits

  /// Keys of some slices of a space, as they were at one moment.
  package struct Slices: Sendable {
    package var space: Int
    package var slices: Range<Int>
    package var keys: Int
    package var bytes: [UInt8]
  }

  package var spaces: Int { layouts.count }

  /// Keys of all spaces.
  package var keyCount: Int { stores.all.reduce(0) { $0 + $1.table.pointee.count } }

  /// Slices of a space, from the first of a range on, until they take so many bytes.
  package func slices(of space: Int, in range: Range<Int>, atLeast bytes: Int) -> Slices {
    let out = ImageWriter(room: bytes + bytes / 4)
    let (table, layout) = (stores[space], fixed[space])
    var keys = 0
    var next = range.lowerBound
    while next < range.upperBound, out.count < bytes {
      let end = min(range.upperBound, next + table.pointee.slicesAtOnce)
      table.pointee.forEach(in: next..<end) { cell in
        let state = KeyState(cell, layout, table)
        keys += 1
        write(state.key.pointee, space, to: out)
        state.write(lateness: lateness, to: out)
      }
      next = end
    }
    return Slices(space: space, slices: range.lowerBound..<next, keys: keys, bytes: out.bytes)
  }

  private func write(_ key: FeatureKey, _ space: Int, to out: ImageWriter) {
    for place in layouts[space].key.indices { out.unsigned(key[place]) }
    out.byte(imported[space].contains(key) ? 1 : 0)
  }

  /// Makes room for the keys that are about to be loaded, so that a table that is half loaded is not crowded in a part.
  package mutating func reserve(_ keys: Int, in space: Int) {
    separate()
    stores[space].pointee.reserve(min(keys, fixed[space].pointee.keyLimit))
  }

  /// Takes the keys of slices into a table that has none of them.
  /// - Parameter symbols: how many there are.
  /// - Returns: false: the bytes are something else, and the table is of no use any more.
  package mutating func load(_ bytes: UnsafeRawBufferPointer, keys: Int, of space: Int, symbols: Int) -> Bool {
    separate()
    let (table, layout) = (stores[space], fixed[space])
    var reader = ImageReader(bytes)
    for _ in 0..<keys {
      var key = FeatureKey(low: 0, high: 0)
      for place in layouts[space].key.indices {
        let symbol = reader.unsigned()
        guard symbol < UInt64(symbols) else { return false }
        key[place] = symbol
      }
      let isImported = reader.byte() != 0
      guard !reader.isBroken, table.pointee.cell(of: key) == nil else { return false }
      KeyState(table.pointee.insert(key, layout), layout, table).read(from: &reader)
      if isImported { imported[space].insert(key) }
      if reader.isBroken { return false }
    }
    return reader.isAtEnd
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
