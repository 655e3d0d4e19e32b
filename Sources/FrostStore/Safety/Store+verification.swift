import Foundation
import FrostEngine
import GRDB

/// Something in the state directory that is not as it was written.
package struct Damage: Hashable, Sendable {
  /// `freeze frz_07K3M`, `journal`, `audit entry 12`, `frost.db`.
  package var place: String
  package var message: String

  package init(place: String, message: String) {
    self.place = place
    self.message = message
  }
}

extension Store {
  /// Places of damage that are told; of more, none.
  package static let maximumDamage = 100

  /// Reads everything: the file's structure, the checksum of every row and journal chunk, the chain of the audit log.
  package func verify() throws(StoreError) -> [Damage] {
    var found: [Damage] = []
    func look(_ place: String, _ body: () throws -> [Damage]) {
      do {
        found += try body()
      } catch let error as StoreError {
        found.append(Damage(place: place, message: error.description))
      } catch {
        found.append(Damage(place: place, message: "\(error)"))
      }
    }
    look("frost.db") {
      try pool.read { db in
        try String.fetchAll(db, sql: "PRAGMA integrity_check(\(Self.maximumDamage))").filter { $0 != "ok" }
          .map { Damage(place: "frost.db", message: $0) }
      }
    }
    for table in SealedTable.all {
      look(table.name) {
        try pool.read { db in
          try String.fetchAll(
            db,
            sql: "SELECT \(table.key) FROM \(table.name) WHERE NOT \(table.isIntact) LIMIT \(Self.maximumDamage)"
          ).map { Damage(place: "\(table.name) \($0)", message: "it is not as it was written") }
        }
      }
    }
    look("lookup_page") { try pool.read(SealedPage.damage) }
    for number in checkpoints() {
      do throws(CheckpointRefusal) {
        _ = try CheckpointFile(path(ofCheckpoint: number))
      } catch {
        found.append(Damage(place: CheckpointFormat.fileName(number), message: error.description))
      }
    }
    look("journal") {
      try journalChunks { _, _, _ in }
      return []
    }
    look("audit") {
      try verifyAudit(against: []).findings.map { Damage(place: "audit entry \($0.entry)", message: $0.message) }
    }
    return Array(found.prefix(Self.maximumDamage))
  }

  /// Brings everything into the one file and lets go of it; nothing can be asked afterwards. Without it the file is whole
  /// only together with its write-ahead log.
  package func close() throws(StoreError) {
    guard let logMover else { return }
    try translated {
      try logMover.close()
      _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try pool.close()
    }
  }
}
