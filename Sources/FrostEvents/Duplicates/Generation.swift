extension DuplicateFilter {
  /// Ids of one slice of time: 256 open-addressing tables, chosen by the hash, so that growing copies a 256th at a time. A
  /// copy shares their memory; who changes one takes a copy of that one before.
  struct Generation: Sendable {
    static let tableCount = 256
    private var tables = Tables()
    private(set) var count = 0
    /// Bytes of the tables.
    var bytes: Int { tables.places * MemoryLayout<Entry>.stride }

    /// The digest an id was remembered with.
    @inline(__always)
    func digest(low: UInt64, high: UInt64) -> UInt64? {
      count == 0 ? nil : tables[high].pointee.digest(low: low, high: high)
    }

    @inline(__always)
    func prefetch(low: UInt64, high: UInt64) { if count > 0 { tables.prefetch(low: low, high: high) } }

    /// The digest the id was remembered with; nil if it is new, and remembered now.
    mutating func remember(low: UInt64, high: UInt64, digest: UInt64) -> UInt64? {
      if !isKnownUniquelyReferenced(&tables) { tables = tables.copy() }
      let known = tables.remember(Entry(low: low, high: high, digest: digest))
      if known == nil { count += 1 }
      return known
    }

    /// The places of a table, free ones among them.
    func entries(of table: Int) -> UnsafeBufferPointer<Entry> { tables.entries(of: table) }

    /// Gives an empty table places that were another's.
    mutating func set(_ table: Int, _ entries: TableMemory, count: Int) {
      if !isKnownUniquelyReferenced(&tables) { tables = tables.copy() }
      tables.set(table, entries, count: count)
      self.count += count
    }
  }

  struct Entry: BitwiseCopyable {
    var low: UInt64
    var high: UInt64
    var digest: UInt64

    static let free = Entry(low: 0, high: 0, digest: 0)
    var isFree: Bool { low == 0 && high == 0 }
  }

  /// Places of a table. Unchecked because who shares it changes nothing in it.
  final class TableMemory: @unchecked Sendable {
    let entries: UnsafeMutableBufferPointer<Entry>

    init(capacity: Int) {
      entries = .allocate(capacity: capacity)
      entries.initialize(repeating: .free)
    }

    /// Places as they stood in memory.
    init(copying bytes: UnsafeRawPointer?, capacity: Int) {
      entries = .allocate(capacity: capacity)
      let memory = UnsafeMutableRawBufferPointer(entries)
      memory.copyMemory(from: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : memory.count))
    }

    deinit { entries.deallocate() }

    func copy() -> TableMemory {
      let copy = TableMemory(capacity: entries.count)
      _ = copy.entries.update(fromContentsOf: entries)
      return copy
    }
  }

  /// The tables at a fixed address. Unchecked because a generation that shares them changes nothing in them.
  private final class Tables: @unchecked Sendable {
    private let all: UnsafeMutablePointer<Table>
    /// By table: who owns its places; nil: it has none.
    private let memory: UnsafeMutablePointer<TableMemory?>
    /// Of all tables.
    private(set) var places = 0

    init() {
      all = .allocate(capacity: Generation.tableCount)
      all.initialize(repeating: Table(), count: Generation.tableCount)
      memory = .allocate(capacity: Generation.tableCount)
      memory.initialize(repeating: nil, count: Generation.tableCount)
    }

    deinit {
      all.deallocate()
      memory.deinitialize(count: Generation.tableCount)
      memory.deallocate()
    }

    func copy() -> Tables {
      let copy = Tables()
      copy.all.update(from: all, count: Generation.tableCount)
      copy.memory.update(from: memory, count: Generation.tableCount)
      copy.places = places
      return copy
    }

    /// The table of the ids with that upper half.
    @inline(__always)
    subscript(high: UInt64) -> UnsafeMutablePointer<Table> { all + Int(high >> 56) }

    /// Asks for the places, and for what tells whether they are shared.
    @inline(__always)
    func prefetch(low: UInt64, high: UInt64) {
      self[high].pointee.prefetch(low: low)
      if let owner = memory[Int(high >> 56)] { Memory.prefetch(Unmanaged.passUnretained(owner).toOpaque()) }
    }

    func remember(_ entry: Entry) -> UInt64? {
      let number = Int(entry.high >> 56)
      if all[number].isFull {
        let new = TableMemory(capacity: all[number].nextCapacity)
        places += new.entries.count - (memory[number]?.entries.count ?? 0)
        all[number].move(to: new.entries)
        memory[number] = new
      } else if !isKnownUniquelyReferenced(&memory[number]) {
        memory[number] = memory[number]?.copy()
        all[number].entries = memory[number]?.entries.baseAddress
      }
      return all[number].remember(entry)
    }

    func entries(of table: Int) -> UnsafeBufferPointer<Entry> {
      memory[table].map { UnsafeBufferPointer($0.entries) } ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    func set(_ table: Int, _ places: TableMemory, count: Int) {
      self.places += places.entries.count - (memory[table]?.entries.count ?? 0)
      all[table] = Table(places.entries, count: count)
      memory[table] = places
    }
  }

  /// Open addressing with linear probing, at most three quarters full, growing by half.
  private struct Table: BitwiseCopyable {
    var entries: UnsafeMutablePointer<Entry>?
    private var capacity = 0
    private var count = 0

    init() {}

    init(_ places: UnsafeMutableBufferPointer<Entry>, count: Int) {
      entries = places.baseAddress
      capacity = places.count
      self.count = count
    }

    @inline(__always)
    func prefetch(low: UInt64) { if let entries { Memory.prefetch(entries + home(of: low)) } }

    func digest(low: UInt64, high: UInt64) -> UInt64? {
      guard let entries else { return nil }
      let entry = entries[position(low: low, high: high, entries)]
      return entry.isFree ? nil : entry.digest
    }

    /// Whether another id needs more places.
    var isFull: Bool { (count + 1) * 4 > capacity * 3 }

    var nextCapacity: Int { max(16, capacity + capacity / 2) }

    /// There is room.
    mutating func remember(_ entry: Entry) -> UInt64? {
      guard let entries else { return nil }
      let position = position(low: entry.low, high: entry.high, entries)
      if !entries[position].isFree { return entries[position].digest }
      entries[position] = entry
      count += 1
      return nil
    }

    /// The upper half of the product of hash and size: a place in proportion, for sizes that are no power of two.
    @inline(__always)
    private func home(of low: UInt64) -> Int { Int(low.multipliedFullWidth(by: UInt64(capacity)).high) }

    /// Where the id is, or the free entry it belongs into.
    @inline(__always)
    private func position(low: UInt64, high: UInt64, _ entries: UnsafeMutablePointer<Entry>) -> Int {
      var position = home(of: low)
      while !entries[position].isFree, entries[position].low != low || entries[position].high != high {
        position += 1
        if position == capacity { position = 0 }
      }
      return position
    }

    /// Brings its ids to other places, all of them free.
    mutating func move(to places: UnsafeMutableBufferPointer<Entry>) {
      let (old, oldCapacity) = (entries, capacity)
      entries = places.baseAddress
      capacity = places.count
      guard let old, let new = entries else { return }
      for number in 0..<oldCapacity where !old[number].isFree {
        new[position(low: old[number].low, high: old[number].high, new)] = old[number]
      }
    }
  }
}
