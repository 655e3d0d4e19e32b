import Foundation
import FrostEngine
import GRDB

/// A table whose rows carry a checksum, since SQLite has none: `sum`, over these columns, kept by triggers. A row that was
/// changed on the disk is named when it is read, and by `verify`.
struct SealedTable: Sendable {
  var name: String
  var columns: [String]
  /// The column that tells which row it is.
  var key: String

  static let all: [SealedTable] =
    ([
      AcknowledgementRow.self, AlertRow.self, CaseStepRow.self, CauseRow.self, DecisionRow.self, EscalationRow.self,
      ExceptionRow.self, FreezeRow.self, HoldRow.self, LabelRow.self, ListEntryRow.self, MeasureRow.self,
      StepUpRow.self,
    ] as [any StoredRow.Type]).map { SealedTable($0) }
    + [change, quarantine, sourcePosition, ruleSet, meta, feedReader, erasure, lookupRun]

  init(name: String, columns: [String], key: String) {
    self.name = name
    self.columns = columns
    self.key = key
  }

  init(_ row: any StoredRow.Type) { self.init(name: row.table, columns: ["seq"] + row.columns, key: "id") }

  static let change = SealedTable(
    name: "change", columns: ["token", "id", "kind", "account", "at", "document", "committed", "fetched"], key: "id")
  static let quarantine = SealedTable(
    name: "quarantine",
    columns: [
      "id", "source", "generation", "offset", "column", "reason", "line", "length", "input", "is_source", "retried",
      "at",
    ], key: "id")
  static let sourcePosition = SealedTable(
    name: "source_position",
    columns: ["source", "device", "inode", "head", "head_length", "tail", "offset", "size", "modified"], key: "source")
  static let ruleSet = SealedTable(name: "rule_set", columns: ["version", "hash", "adopted"], key: "version")
  static let meta = SealedTable(name: "meta", columns: ["name", "value"], key: "name")
  static let feedReader = SealedTable(name: "feed_reader", columns: ["name", "token", "at"], key: "name")
  static let erasure = SealedTable(name: "erasure", columns: ["id", "account", "before", "done"], key: "id")
  static let lookupRun = SealedTable(
    name: "lookup_run", columns: ["run", "level", "bytes", "newest_day"], key: "run")

  /// SQL: whether a row is as it was written.
  var isIntact: String { "(sum IS \(seal()))" }

  /// The same where several tables are joined.
  func isIntact(in table: String) -> String { "(\(table).sum IS \(seal(table + ".")))" }

  private func seal(_ row: String = "") -> String {
    "seal(" + columns.map { "\(row)\"\($0)\"" }.joined(separator: ", ") + ")"
  }

  /// Gives every row its checksum and makes the triggers that keep it; after each change of the tables. A row that was
  /// damaged before gets none.
  func seal(in db: Database) throws {
    let known = try Row.fetchAll(db, sql: "PRAGMA table_info(\(name))").map { $0["name"] as String }
    if !known.contains("sum") { try db.execute(sql: "ALTER TABLE \(name) ADD COLUMN sum INTEGER") }
    let old = try String.fetchOne(
      db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: ["\(name)_sealed_insert"])
    if old == trigger("insert") { return }
    let intact = try old.map(condition)
    for event in ["insert", "update"] {
      try db.execute(sql: "DROP TRIGGER IF EXISTS \(name)_sealed_\(event); \(trigger(event))")
    }
    try db.execute(sql: "UPDATE \(name) SET sum = CASE WHEN \(intact ?? "true") THEN \(seal()) END")
  }

  private func trigger(_ event: String) -> String {
    let columns = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      CREATE TRIGGER \(name)_sealed_\(event) AFTER \(event == "insert" ? "INSERT" : "UPDATE OF \(columns)") ON \(name) BEGIN
        UPDATE \(name) SET sum = \(seal("new.")) WHERE "\(key)" = new."\(key)";
      END
      """
  }

  /// SQL: whether a row is as it was written, where this trigger gave it its checksum.
  private func condition(sealedBy trigger: String) throws -> String {
    guard let start = trigger.range(of: "SET sum = ")?.upperBound,
      let end = trigger.range(of: " WHERE ", range: start..<trigger.endIndex)?.lowerBound
    else { throw StoreError.corruptRow(table: "sqlite_schema", id: "\(name)_sealed_insert") }
    return "sum IS " + trigger[start..<end].replacingOccurrences(of: "new.", with: "")
  }

  /// FNV-1a, 64 bits, over the values with their types and lengths.
  static let function = DatabaseFunction("seal", argumentCount: nil, pure: true) { values in
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    func add(_ type: UInt8, _ number: UInt64) {
      add(CollectionOfOne(type))
      withUnsafeBytes(of: number.littleEndian) { add($0) }
    }
    for value in values {
      switch value.storage {
      case .null: add(0, 0)
      case .int64(let number): add(1, UInt64(bitPattern: number))
      case .double(let number): add(2, number.bitPattern)
      case .string(let text):
        add(3, UInt64(text.utf8.count))
        add(text.utf8)
      case .blob(let bytes):
        add(4, UInt64(bytes.count))
        add(bytes)
      }
    }
    return Int64(bitPattern: hash)
  }
}
