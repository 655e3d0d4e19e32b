/// Reads a line of the stream as an outsider would: a JSON object without nesting or escapes.
enum FlatLine {
  /// Calls `body` with the bytes of each key and of its value, a text's without quotes.
  static func forEachField(
    of line: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let quote: UInt8 = 0x22
    let comma: UInt8 = 0x2C
    let brace: UInt8 = 0x7D
    var place = 1
    while place < line.count, line[place] == quote {
      let keyStart = place + 1
      place = keyStart
      while line[place] != quote { place += 1 }
      let key = keyStart..<place
      place += 2
      let isText = line[place] == quote
      if isText { place += 1 }
      let valueStart = place
      while isText ? line[place] != quote : line[place] != comma && line[place] != brace { place += 1 }
      body(UnsafeBufferPointer(rebasing: line[key]), UnsafeBufferPointer(rebasing: line[valueStart..<place]))
      place += isText ? 2 : 1
    }
  }
}
