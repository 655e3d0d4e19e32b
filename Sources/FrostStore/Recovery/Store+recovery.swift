package import FrostEngine
package import FrostEvents
import GRDB

extension Store {
  /// Where every source stands, sorted by source.
  package func positions() throws(StoreError) -> [SourcePosition] {
    try translated { try pool.read(SourcePositionTable.fetch) }
  }

  /// Takes positions away that will not be asked for again.
  package func forget(_ positions: [SourcePosition]) throws(StoreError) {
    if positions.isEmpty { return }
    try translated {
      try pool.write { db in
        for position in positions { try SourcePositionTable.remove(position, in: db) }
      }
    }
  }

  /// The version under which a rule set of that hash was in force before; nil: never.
  package func ruleSetVersion(for hash: String) throws(StoreError) -> Int? {
    try translated { try pool.read { try RuleSetTable.version(of: hash, in: $0) } }
  }

  /// The greatest version given so far; 0 in a new store.
  package func newestRuleSetVersion() throws(StoreError) -> Int {
    try translated { try pool.read(RuleSetTable.newestVersion) }
  }

  /// The rule set that was adopted last; nil in a new store.
  package func ruleSetInForce() throws(StoreError) -> RuleSetRow? {
    try translated { try pool.read(RuleSetTable.inForce) }
  }

  /// The totals of the newest commit.
  package func counters() throws(StoreError) -> Counters {
    try translated { try pool.read(CountersTable.fetch) }
  }

  /// The number of the next input: one past the newest journal record; nil in a new store.
  package func nextInput() throws(StoreError) -> Int64? {
    try translated {
      try pool.read { db in
        try Int64.fetchOne(
          db, sql: "SELECT first_input + inputs FROM journal ORDER BY first_input DESC LIMIT 1")
      }
    }
  }

  /// The events of these inputs, in the order of the journal; those that were never stored are left out.
  package func journalled(
    _ inputs: Set<Int64>, schema: FrostEvents.Schema, showsPersonal: Bool
  ) throws(StoreError) -> [JournalledEvent] {
    guard let first = inputs.min(), let last = inputs.max() else { return [] }
    var search = JournalSearch(inputs, schema: schema, showsPersonal: showsPersonal)
    // A chunk that begins with a rule set names the fields of what follows.
    let start = try translated {
      try pool.read {
        try Int64.fetchOne($0, sql: "SELECT max(adopted) FROM rule_set WHERE adopted <= ?", arguments: [first])
      }
    }
    do {
      try journalChunks(from: start ?? 0, upTo: last) { chunk, first, _ in try search.look(in: chunk, firstInput: first)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .damaged(path: directory, place: "journal", message: "\(error)")
    }
    return search.found
  }

  /// Gives the journal chunk by chunk, in order, beginning with the chunk that holds `input` and ending with the one that
  /// holds `last`; one chunk is in memory at a time, and none is given whose checksum or number is wrong.
  package func journalChunks(
    from input: Int64 = 0, upTo last: Int64 = .max,
    _ body: (_ chunk: [UInt8], _ firstInput: Int64, _ inputs: Int) throws -> Void
  ) throws {
    do {
      try pool.read { db in
        let cursor = try Row.fetchCursor(
          db,
          sql: """
            SELECT first_input, inputs, bytes, checksum FROM journal
            WHERE first_input >= coalesce((SELECT max(first_input) FROM journal WHERE first_input <= ?), 0)
              AND first_input <= ?
            ORDER BY first_input
            """, arguments: [input, last])
        var expected: Int64?
        while let row = try cursor.next() {
          let (bytes, first, inputs) = try JournalTable.chunk(in: row)
          if let expected, first != expected { throw StoreError.missingChunk(expected: expected, found: first) }
          try body(bytes, first, Int(inputs))
          expected = first + inputs
        }
      }
    } catch let error as DatabaseError {
      throw StoreError.database(code: error.extendedResultCode.rawValue, message: error.message ?? "\(error)")
    }
  }
}
