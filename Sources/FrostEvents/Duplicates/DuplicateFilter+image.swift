/// Remembered ids as they stand in memory: loading them hashes nothing.
extension DuplicateFilter {
  /// Parts that ids are written in.
  package static let parts = 32
  private static let tablesAPart = 2 * Generation.tableCount / parts

  /// The ids of a part: for each of its tables how many entries it has room for, and these.
  package func image(of part: Int) -> [UInt8] {
    var words: [UInt64] = []
    for number in Self.tables(of: part) {
      let entries =
        number < Generation.tableCount
        ? previous.entries(of: number) : current.entries(of: number - Generation.tableCount)
      words.append(UInt64(entries.count))
      for entry in entries { words += [entry.low, entry.high, entry.digest] }
    }
    return words.withUnsafeBytes { [UInt8]($0) }
  }

  /// What it is beside its ids.
  package var image: [UInt8] { [slice, forgotten].withUnsafeBytes { [UInt8]($0) } }

  /// Takes over what `image` says.
  /// - Returns: false: the bytes are something else.
  package mutating func take(image bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == 16 else { return false }
    slice = bytes.loadUnaligned(fromByteOffset: 0, as: Int64.self)
    forgotten = bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self)
    return true
  }

  /// Takes the ids of a part.
  /// - Returns: false: the bytes are something else.
  package mutating func load(_ bytes: UnsafeRawBufferPointer, part: Int) -> Bool {
    guard (0..<Self.parts).contains(part) else { return false }
    var rest = bytes
    for number in Self.tables(of: part) {
      guard let (entries, count) = TableMemory.read(from: &rest) else { return false }
      if entries.entries.isEmpty { continue }
      if number < Generation.tableCount {
        previous.set(number, entries, count: count)
      } else {
        current.set(number - Generation.tableCount, entries, count: count)
      }
    }
    return rest.isEmpty
  }

  private static func tables(of part: Int) -> Range<Int> { part * tablesAPart..<(part + 1) * tablesAPart }
}

extension DuplicateFilter.TableMemory {
  private static let entryBytes = MemoryLayout<DuplicateFilter.Entry>.stride

  /// - Returns: nil: it is none, or it has no free entry, at which every search ends; with it how many ids it has.
  fileprivate static func read(
    from rest: inout UnsafeRawBufferPointer
  ) -> (memory: DuplicateFilter.TableMemory, count: Int)? {
    guard rest.count >= 8 else { return nil }
    let room = rest.loadUnaligned(as: UInt64.self)
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(8))
    guard room <= UInt64(rest.count / entryBytes) else { return nil }
    let memory = DuplicateFilter.TableMemory(copying: rest.baseAddress, capacity: Int(room))
    let count = memory.entries.reduce(0) { $1.isFree ? $0 : $0 + 1 }
    if room > 0, count == Int(room) { return nil }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(room) * entryBytes))
    return (memory, count)
  }
}
