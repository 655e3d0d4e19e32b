/// Texts in the order of their numbers. A table only grows: what was written of it stays right.
extension SymbolTable {
  /// The texts of symbols from `first` on, each behind its length, until they take so many bytes.
  /// - Returns: with them how many they are.
  package func image(from first: Int, atLeast limit: Int) -> (bytes: [UInt8], count: Int) {
    var bytes: [UInt8] = []
    var number = first
    while number < count, bytes.count < limit {
      withBytes(of: Symbol(number: UInt32(number))) { text in
        withUnsafeBytes(of: UInt32(text.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
      }
      number += 1
    }
    return (bytes, number - first)
  }

  /// Appends the texts of the next symbols.
  /// - Returns: false: the bytes are something else, or one of the texts is there already.
  package mutating func load(_ bytes: UnsafeRawBufferPointer, count: Int) -> Bool {
    var place = 0
    for _ in 0..<count {
      guard bytes.count - place >= 4 else { return false }
      let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
      place += 4
      guard length <= bytes.count - place else { return false }
      let next = self.count
      let symbol = intern(UnsafeRawBufferPointer(rebasing: bytes[place..<place + length]))
      guard Int(symbol.number) == next else { return false }
      place += length
    }
    return place == bytes.count
  }
}
