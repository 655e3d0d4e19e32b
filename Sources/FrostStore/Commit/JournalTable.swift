import FrostEngine
import Foundation
import GRDB

/// The inputs with their effects, a chunk a commit; numbers go on without gaps.
enum JournalTable {
  /// Whether this very commit is the newest stored one.
  /// - Throws: `StoreError` if the chunk does not go on where the journal ends.
  static func holds(_ commit: Commit, in db: Database) throws -> Bool {
    guard commit.inputs > 0 else { return false }
    let newest = try db.cachedStatement(
      sql: "SELECT first_input, inputs, checksum FROM journal ORDER BY first_input DESC LIMIT 1")
    guard let row = try Row.fetchOne(newest) else { return false }
    let columns = ColumnReader(row, of: "journal")
    let first: Int64 = try columns[0]
    let inputs: Int64 = try columns[1]
    let next = first &+ inputs
    if commit.firstInput == next { return false }
    guard commit.firstInput < next else { throw StoreError.missingChunk(expected: next, found: commit.firstInput) }
    let stored: Int64 = try columns[2]
    let isSame = commit.firstInput == first && Int64(commit.inputs) == inputs && checksum(of: commit) == stored
    guard isSame else { throw StoreError.conflictingChunk(firstInput: commit.firstInput) }
    return true
  }

  static func append(_ commit: Commit, in db: Database) throws {
    guard commit.inputs > 0 else { return }
    try db.cachedStatement(sql: "INSERT INTO journal (first_input, inputs, bytes, checksum) VALUES (?, ?, ?, ?)")
      .execute(arguments: [commit.firstInput, commit.inputs, Data(commit.journal), checksum(of: commit)])
  }

  /// Writes a chunk without what was erased from it; its inputs stay what they were.
  static func rewrite(
    _ chunk: [UInt8], inPlaceOf old: [UInt8], first: Int64, inputs: Int, in db: Database
  ) throws {
    func sum(_ bytes: [UInt8]) -> Int64 {
      bytes.withUnsafeBytes { Checksum.of($0, first: first, inputs: Int64(inputs)) }
    }
    try db.execute(
      sql: "UPDATE journal SET bytes = ?, checksum = ? WHERE first_input = ? AND checksum = ?",
      arguments: [Data(chunk), sum(chunk), first, sum(old)])
  }

  /// A chunk: of a row with first_input, inputs, bytes and checksum.
  /// - Throws: `StoreError.corruptChunk` if it is not as it was written.
  static func chunk(in row: Row) throws -> (bytes: [UInt8], first: Int64, inputs: Int64) {
    let row = ColumnReader(row, of: "journal")
    let (first, inputs): (Int64, Int64) = (try row[0], try row[1])
    let bytes = [UInt8](try row[2] as Data)
    let checksum: Int64 = try row[3]
    guard bytes.withUnsafeBytes({ Checksum.of($0, first: first, inputs: inputs) }) == checksum else {
      throw StoreError.corruptChunk(firstInput: first)
    }
    return (bytes, first, inputs)
  }

  private static func checksum(of commit: Commit) -> Int64 {
    commit.journal.withUnsafeBytes { Checksum.of($0, first: commit.firstInput, inputs: Int64(commit.inputs)) }
  }
}
