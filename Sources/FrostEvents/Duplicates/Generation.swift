extension DuplicateFilter {
  /// Ids of one slice of time: 256 open-addressing tables, chosen by the hash, so that growing copies a 256th at a time.
  struct Generation: Sendable {
    static let tableCount = 256
    var tables = [Table](repeating: Table(), count: tableCount)
    var count = 0

    /// The digest an id was remembered with.
    func digest(low: UInt64, high: UInt64) -> UInt64? {
      count == 0 ? nil : tables[Int(high >> 56)].digest(low: low, high: high)
    }

    func prefetch(low: UInt64, high: UInt64) { tables[Int(high >> 56)].prefetch(low: low) }

    /// The digest the id was remembered with; nil if it is new, and remembered now.
    mutating func remember(low: UInt64, high: UInt64, digest: UInt64) -> UInt64? {
      let known = tables[Int(high >> 56)].remember(Entry(low: low, high: high, digest: digest))
      if known == nil { count += 1 }
      return known
    }
  }

  struct Entry: Sendable {
    var low: UInt64
    var high: UInt64
    var digest: UInt64

    static let free = Entry(low: 0, high: 0, digest: 0)
    var isFree: Bool { low == 0 && high == 0 }
  }

  /// Open addressing with linear probing, at most seven eighths full, growing by half.
  struct Table: Sendable {
    var entries: [Entry] = []
    var count = 0

    func prefetch(low: UInt64) {
      entries.withUnsafeBufferPointer { entries in
        guard let first = entries.baseAddress else { return }
        Memory.prefetch(first + Int(low.multipliedFullWidth(by: UInt64(entries.count)).high))
      }
    }

    func digest(low: UInt64, high: UInt64) -> UInt64? {
      if entries.isEmpty { return nil }
      let entry = entries[position(low: low, high: high)]
      return entry.isFree ? nil : entry.digest
    }

    mutating func remember(_ entry: Entry) -> UInt64? {
      if (count + 1) * 8 > entries.count * 7 { grow() }
      let position = position(low: entry.low, high: entry.high)
      if !entries[position].isFree { return entries[position].digest }
      entries[position] = entry
      count += 1
      return nil
    }

    /// Where the id is, or the free entry it belongs into.
    private func position(low: UInt64, high: UInt64) -> Int {
      // The upper half of the product of hash and size: a place in proportion, for sizes that are no power of two.
      var position = Int(low.multipliedFullWidth(by: UInt64(entries.count)).high)
      while !entries[position].isFree, entries[position].low != low || entries[position].high != high {
        position += 1
        if position == entries.count { position = 0 }
      }
      return position
    }

    private mutating func grow() {
      let old = entries
      entries = [Entry](repeating: .free, count: max(16, old.count + old.count / 2))
      for entry in old where !entry.isFree { entries[position(low: entry.low, high: entry.high)] = entry }
    }
  }
}
