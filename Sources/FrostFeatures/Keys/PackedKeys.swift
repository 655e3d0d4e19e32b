import FrostEvents

/// Keys of a space as the bytes that a checkpoint has of them, one behind the other in chunks. A key stays at its place
/// until it is dropped, or its chunk is emptied because half of it is dead.
struct PackedKeys {
  /// Places count in units of so many bytes.
  private static let unit = 8
  private static let unitsOfChunk = PackingRoom.chunk / unit
  /// Bytes in front of each key: of its length, and of a checksum.
  private static let head = 2 * MemoryLayout<UInt32>.size
  /// Bytes of the longest key that is packed: a longer one is in use all the time.
  static let longest = PackingRoom.chunk / 16
  /// Chunks at most, so that a place has 31 bits: 16 GiB.
  private static let most = (1 << 31) / unitsOfChunk

  private struct Chunk {
    var memory: UnsafeMutableRawPointer
    /// Bytes up to the end of its last key, and those of them whose key was dropped.
    var used = 0
    var dead = 0
    var isWorn = false
    /// Whether it is the process's memory because the room had none.
    var isBorrowed = false
  }

  private let room: PackingRoom
  /// nil: its number serves again.
  private var chunks: [Chunk?] = []
  private var unused: [Int] = []
  /// Chunks that are at least half dead.
  private(set) var worn: [Int] = []
  /// The chunk that keys are put into; -1: none yet.
  private var open = -1
  private(set) var count = 0
  /// Bytes of the keys.
  private(set) var bytes = 0
  /// How often bytes of a key were found that are not as they were put there.
  private(set) var faults = 0

  /// Bytes of all chunks.
  var roomBytes: Int { (chunks.count - unused.count) * PackingRoom.chunk }

  init(_ room: PackingRoom) { self.room = room }

  func deallocate() { for case let chunk? in chunks { give(chunk) } }

  private func give(_ chunk: Chunk) {
    if chunk.isBorrowed { Memory.free(chunk.memory) } else { room.give(chunk.memory) }
  }

  private static func taken(_ bytes: Int) -> Int { (head + bytes + unit - 1) / unit * unit }

  // MARK: keys

  private func address(_ place: UInt32) -> UnsafeMutableRawPointer {
    let chunk = chunks[Int(place) / Self.unitsOfChunk].unsafelyUnwrapped
    return chunk.memory + Int(place) % Self.unitsOfChunk * Self.unit
  }

  func prefetch(_ place: UInt32) { Memory.prefetch(address(place)) }

  /// The bytes of the key at a place; nil: they are not as they were put there.
  subscript(place: UInt32) -> UnsafeRawBufferPointer? {
    mutating get {
      let number = Int(place) / Self.unitsOfChunk
      if let known = key(in: number, at: Int(place) % Self.unitsOfChunk * Self.unit) { return known }
      faults += 1
      return nil
    }
  }

  private func key(in chunk: Int, at offset: Int) -> UnsafeRawBufferPointer? {
    guard let chunk = chunks[chunk], offset < chunk.used else { return nil }
    let head = chunk.memory + offset
    let length = Int(head.load(as: UInt32.self))
    guard length <= Self.longest, offset + Self.taken(length) <= chunk.used else { return nil }
    let bytes = UnsafeRawBufferPointer(start: head + Self.head, count: length)
    return head.load(fromByteOffset: 4, as: UInt32.self) == Self.check(bytes) ? bytes : nil
  }

  private static func check(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let hash = WordChecksum.of(bytes, from: 0)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// - Returns: the key's place; nil: there is no room for it.
  mutating func append(_ key: UnsafeRawBufferPointer) -> UInt32? {
    let taken = Self.taken(key.count)
    guard key.count <= Self.longest, open >= 0 && hasRoom(taken) || openChunk() else { return nil }
    let offset = chunks[open]!.used
    chunks[open]!.used += taken
    let address = chunks[open]!.memory + offset
    address.storeBytes(of: UInt32(key.count), as: UInt32.self)
    address.storeBytes(of: Self.check(key), toByteOffset: 4, as: UInt32.self)
    if let source = key.baseAddress { (address + Self.head).copyMemory(from: source, byteCount: key.count) }
    count += 1
    bytes += taken
    return UInt32(open * Self.unitsOfChunk + offset / Self.unit)
  }

  private func hasRoom(_ taken: Int) -> Bool { chunks[open]!.used + taken <= PackingRoom.chunk }

  private mutating func openChunk() -> Bool {
    guard !unused.isEmpty || chunks.count < Self.most, let memory = room.take() else { return false }
    let full = open
    if let number = unused.popLast() {
      open = number
    } else {
      open = chunks.count
      chunks.append(nil)
    }
    chunks[open] = Chunk(memory: memory)
    if full >= 0 { look(at: full) }
    return true
  }

  /// Forgets the key at a place.
  /// - Parameter length: of its bytes.
  mutating func drop(_ place: UInt32, _ length: Int) {
    let taken = Self.taken(length)
    let number = Int(place) / Self.unitsOfChunk
    chunks[number]!.dead += taken
    count -= 1
    bytes -= taken
    look(at: number)
  }

  /// A chunk without keys is given back; one that is half dead is to be emptied.
  private mutating func look(at number: Int) {
    guard number != open, let chunk = chunks[number], chunk.dead * 2 >= chunk.used, !chunk.isWorn else { return }
    chunks[number]!.isWorn = true
    worn.append(number)
  }

  // MARK: chunks

  /// The chunk that was found worn last, to be emptied and closed, and the places of the keys that it had.
  /// - Returns: nil: there is none, or its bytes are not as they were put there.
  mutating func takeWorn() -> (number: Int, places: [UInt32])? {
    guard let number = worn.popLast(), let chunk = chunks[number] else { return nil }
    var places: [UInt32] = []
    var offset = 0
    while offset < chunk.used {
      guard let key = key(in: number, at: offset) else {
        faults += 1
        return nil
      }
      places.append(UInt32(number * Self.unitsOfChunk + offset / Self.unit))
      offset += Self.taken(key.count)
    }
    return (number, places)
  }

  /// Gives a worn chunk back if all its keys were dropped; else it stays one.
  mutating func close(_ number: Int) {
    guard let chunk = chunks[number] else { return }
    if chunk.dead == chunk.used {
      give(chunk)
      chunks[number] = nil
      unused.append(number)
    } else {
      worn.insert(number, at: 0)
    }
  }

  /// The same keys at the same places in memory of its own, instead of what it holds.
  mutating func copy(_ other: PackedKeys) {
    chunks = other.chunks.map { chunk in
      guard var copy = chunk else { return nil }
      let own = room.take()
      copy.memory = own ?? Memory.allocate(PackingRoom.chunk)
      copy.isBorrowed = own == nil
      copy.memory.copyMemory(from: chunk!.memory, byteCount: copy.used)
      return copy
    }
    (unused, worn, open, count, bytes) = (other.unused, other.worn, other.open, other.count, other.bytes)
    faults = other.faults
  }
}
