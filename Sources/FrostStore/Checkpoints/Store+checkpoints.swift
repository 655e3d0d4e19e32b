import Foundation
package import FrostEngine
import GRDB

extension Store {
  /// Checkpoints that are kept: the newest, and the one before it, should the newest be damaged.
  static let keptCheckpoints = 2

  /// Begins a checkpoint; one at a time.
  package func newCheckpoint() throws(StoreError) -> CheckpointWriter { try CheckpointWriter(directory: directory) }

  /// What ties a checkpoint of this very moment to what is stored; nil: nothing is.
  package func checkpointAnchor() throws(StoreError) -> CheckpointAnchor? {
    try translated { try pool.read(Self.newestAnchor) }
  }

  /// Ends a checkpoint, and takes the ones away that are not kept.
  /// - Parameter anchor: of the moment when every input before it was stored, and no other one.
  package func finish(_ checkpoint: CheckpointWriter, _ anchor: CheckpointAnchor) throws(StoreError) {
    try checkpoint.finish(anchor)
    for old in checkpoints().dropFirst(Self.keptCheckpoints) { unlink(path(ofCheckpoint: old)) }
  }

  /// The numbers of the checkpoints that there are, newest first.
  package func checkpoints() -> [Int64] { Self.checkpoints(in: directory) }

  static func checkpoints(in directory: String) -> [Int64] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.compactMap(CheckpointFormat.number).sorted(by: >)
  }

  package func path(ofCheckpoint number: Int64) -> String { directory + "/" + CheckpointFormat.fileName(number) }

  /// Reads a checkpoint that belongs to what is stored.
  /// - Throws: why it is of no use.
  package func checkpoint(_ number: Int64) throws(CheckpointRefusal) -> CheckpointFile {
    let file = try CheckpointFile(path(ofCheckpoint: number))
    guard file.number == number else { throw CheckpointRefusal("it is the checkpoint of input \(file.number)") }
    let known = try? pool.read { try Self.anchor(of: file.anchor.firstInput, in: $0) }
    // An erasure changes chunks, and with them their checksums.
    if let known, known.erasures > file.anchor.erasures {
      throw CheckpointRefusal("an account was erased since it was written")
    }
    guard let known, known == file.anchor else {
      throw CheckpointRefusal("the journal holds other inputs before it, or none: the database is another")
    }
    return file
  }

  /// How many accounts were erased so far.
  package func erasures() throws(StoreError) -> Int64 {
    try translated { try pool.read { try Int64.fetchOne($0, sql: "SELECT count(*) FROM erasure") ?? 0 } }
  }

  /// Takes all checkpoints away, also one that is being written.
  func removeCheckpoints() { Self.removeCheckpoints(in: directory) }

  static func removeCheckpoints(in directory: String) {
    for number in checkpoints(in: directory) { unlink(directory + "/" + CheckpointFormat.fileName(number)) }
    unlink(directory + "/" + CheckpointFormat.unfinished)
  }

  private static func newestAnchor(_ db: Database) throws -> CheckpointAnchor? {
    try Int64.fetchOne(db, sql: "SELECT max(first_input) FROM journal").flatMap { try anchor(of: $0, in: db) }
  }

  private static func anchor(of firstInput: Int64, in db: Database) throws -> CheckpointAnchor? {
    let row = try Row.fetchOne(
      db, sql: "SELECT inputs, checksum, (SELECT count(*) FROM erasure) FROM journal WHERE first_input = ?",
      arguments: [firstInput])
    return try row.map { row in
      let columns = ColumnReader(row, of: "journal")
      return CheckpointAnchor(
        firstInput: firstInput, inputs: try columns[0], checksum: try columns[1], erasures: try columns[2])
    }
  }
}
