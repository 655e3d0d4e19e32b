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

  /// Texts that are looked for together when they are loaded, so that their waits for memory overlap.
  private static let group = 32

  /// Appends the texts of the next symbols.
  /// - Returns: false: the bytes are something else, or one of the texts is there already.
  package mutating func load(_ bytes: UnsafeRawBufferPointer, count: Int) -> Bool {
    var place = 0
    var left = count
    return withUnsafeTemporaryAllocation(of: (text: UnsafeRawBufferPointer, tag: Tag).self, capacity: Self.group) {
      texts in
      while left > 0 {
        let group = min(left, Self.group)
        for number in 0..<group {
          guard bytes.count - place >= 4 else { return false }
          let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
          place += 4
          guard length <= bytes.count - place else { return false }
          let text = UnsafeRawBufferPointer(rebasing: bytes[place..<place + length])
          texts.initializeElement(at: number, to: (text, Tag(text, key)))
          view.prefetch(texts[number].tag)
          place += length
        }
        for number in 0..<group {
          let next = self.count
          guard Int(intern(texts[number].text, texts[number].tag).number) == next else { return false }
        }
        left -= group
      }
      return place == bytes.count
    }
  }
}
