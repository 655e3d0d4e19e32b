import Foundation
package import FrostEvents
import GRDB

/// One entry of the audit log, as it is kept. What may tell of a person (`subject`, `reason`, `before`, `after`) enters the
/// chain as a salted digest only, so that it can be erased and the chain still verifies.
package struct AuditEntry: Sendable {
  /// Grows by one.
  package var number: Int64
  package var id: String
  package var at: EventTime
  package var actor: String
  package var action: String
  /// The trusted service that the actor spoke through.
  package var via: String?
  package var subject: String
  package var reason: String
  /// The states of the rows that the act changed: `frz_07K3M active, hld_1 placed`.
  package var before: String
  package var after: String
  /// Number of the entry that tells of the erasure; nil: nothing was erased.
  package var erasedBy: Int64?
  /// 16 random bytes; empty once erased.
  var salt: [UInt8] = []
  /// Of salt, subject, reason, before and after.
  var digest: [UInt8] = []
  /// Of the chain of the entry before it, and of everything in this one.
  var chain: [UInt8] = []
  /// Whether the chain is made with the key.
  var isKeyed = false

  static let columns =
    "seq, id, at, actor, action, via, subject, reason, before, after, erased_by, salt, digest, chain, keyed"

  init(_ row: Row) throws {
    let row = ColumnReader(row, of: "audit")
    number = try row[0]
    id = try row[1]
    at = EventTime(milliseconds: try row[2])
    actor = try row[3]
    action = try row[4]
    via = try row[5]
    subject = try row[6]
    reason = try row[7]
    before = try row[8]
    after = try row[9]
    erasedBy = try row[10]
    salt = [UInt8](try row[11] as Data? ?? Data())
    digest = [UInt8](try row[12] as Data? ?? Data())
    chain = [UInt8](try row[13] as Data? ?? Data())
    isKeyed = try row[14]
  }

  static func fetch(
    _ db: Database, _ tail: String, _ arguments: [(any DatabaseValueConvertible)?] = []
  ) throws -> [AuditEntry] {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM audit \(tail)")
    return try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map(AuditEntry.init)
  }
}
