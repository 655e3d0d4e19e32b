import FrostEngine
import FrostEvents
import GRDB

/// The way over the journal from its first chunk: chunks that are old enough lose the fields of their events.
struct JournalWalk: Sendable {
  private let schema: FrostEvents.Schema
  private var condenser: JournalCondenser
  private var next = Int64.min

  /// Bytes of chunks that one slice reads.
  private static let slice = 4 << 20

  init(_ schema: FrostEvents.Schema) {
    self.schema = schema
    condenser = JournalCondenser(schema: schema)
  }

  /// With other fields what is known of older ones holds no more.
  func fits(_ schema: FrostEvents.Schema) -> Bool { schema == self.schema }

  /// One slice. The newest chunk is left alone: its commit may be tried again.
  /// - Returns: how many chunks were changed.
  mutating func condense(before time: EventTime, in store: Store) throws -> Int64 {
    // The chunk that was too young is not read again before its time.
    if let young = condenser.young, young >= time { return 0 }
    var changed: Int64 = 0
    var bytes = 0
    while bytes < Self.slice {
      let found = try store.pool.read { db in
        try Row.fetchOne(
          db,
          sql: """
            SELECT first_input, inputs, bytes, checksum FROM journal
            WHERE first_input >= ? AND first_input < (SELECT max(first_input) FROM journal)
            ORDER BY first_input LIMIT 1
            """, arguments: [next])
      }
      guard let found else { return changed }
      let (chunk, first, inputs) = try JournalTable.chunk(in: found)
      switch try condenser.condensed(chunk, firstInput: first, before: time) {
      case .young: return changed
      case .unchanged: break
      case .condensed(let rest):
        try store.slice { db in
          try JournalTable.rewrite(rest, inPlaceOf: chunk, first: first, inputs: Int(inputs), in: db)
        }
        changed += 1
      }
      bytes += chunk.count
      next = first + 1
    }
    return changed
  }
}
