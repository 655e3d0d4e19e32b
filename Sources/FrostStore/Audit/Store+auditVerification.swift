import FrostEngine
import FrostEvents
import GRDB

/// What a walk over the audit log from its first entry found.
package struct AuditVerification: Hashable, Sendable {
  package struct Finding: Hashable, Sendable {
    package var entry: Int64
    /// What is wrong there, in a sentence.
    package var message: String
  }

  package var entries: Int64 = 0
  /// Entries whose personal part was erased.
  package var erased: Int64 = 0
  /// Entries that nobody without the key could have made.
  package var keyed: Int64 = 0
  /// The newest entry that a given anchor vouches for; 0: none does.
  package var anchored: Int64 = 0
  package var findings: [Finding] = []

  /// Of what is wrong, so much is told.
  static let maximumFindings = 100

  mutating func find(_ entry: Int64, _ message: String) {
    if findings.count < Self.maximumFindings { findings.append(Finding(entry: entry, message: message)) }
  }
}

extension Store {
  /// Goes over the audit log from its first entry.
  /// - Parameter anchors: as they were written elsewhere. Without one, nothing shows that the newest entries were taken
  ///   away or, where no key was used, that all were made anew.
  package func verifyAudit(against anchors: [AuditAnchor]) throws(StoreError) -> AuditVerification {
    try translated {
      try pool.read { db in
        var walk = AuditWalk(anchors, key: auditKey)
        return try walk.run(db)
      }
    }
  }
}

/// One walk: each entry is held against the one before it.
private struct AuditWalk {
  var result = AuditVerification()
  var anchors: [Int64: AuditAnchor]
  let key: KeyedDigest?
  var last = AuditAnchor(number: 0, chain: AuditEntry.chainStart)
  var wasKeyed = false
  /// Erased entries by the entry that must tell of it.
  var erasures: [Int64: [Int64]] = [:]

  init(_ anchors: [AuditAnchor], key: KeyedDigest?) {
    self.anchors = Dictionary(anchors.map { ($0.number, $0) }) { $1 }
    self.key = key
  }

  mutating func run(_ db: Database) throws -> AuditVerification {
    let cursor = try Row.fetchCursor(db, sql: "SELECT \(AuditEntry.columns) FROM audit ORDER BY seq")
    while let row = try cursor.next() { look(try AuditEntry(row)) }
    for anchor in anchors.values.sorted(by: { $0.number < $1.number }) {
      result.find(anchor.number, "an anchor names it, but it is gone")
    }
    for entries in erasures.values.joined().sorted() {
      result.find(entries, "its personal part is gone, and no later entry tells of the erasure")
    }
    return result
  }

  private mutating func look(_ entry: AuditEntry) {
    result.entries += 1
    if entry.number != last.number &+ 1 {
      let missing = last.number &+ 1 == entry.number &- 1 ? "it is" : "the entries up to \(entry.number &- 1) are"
      result.find(last.number &+ 1, "\(missing) missing")
    }
    checkPersonalPart(entry)
    checkChain(entry)
    if let anchor = anchors.removeValue(forKey: entry.number) {
      if anchor.chain == entry.chain {
        result.anchored = entry.number
      } else {
        result.find(entry.number, "the log up to here is not the one that the anchor was written of")
      }
    }
    last = AuditAnchor(number: entry.number, chain: entry.chain)
  }

  private mutating func checkPersonalPart(_ entry: AuditEntry) {
    // What an entry says was erased, and of which entries.
    if let told = erasures[entry.number] {
      let named = Set(entry.after.split(separator: " ").compactMap { Int64($0) })
      erasures[entry.number] = told.filter { entry.action != AuditRow.erasing || !named.contains($0) }
    }
    if let by = entry.erasedBy {
      result.erased += 1
      erasures[by, default: []].append(entry.number)
    } else if entry.digest != entry.expectedDigest {
      result.find(entry.number, "its subject, reason, before or after was changed")
    }
  }

  private mutating func checkChain(_ entry: AuditEntry) {
    if wasKeyed, !entry.isKeyed {
      result.find(entry.number, "it was made without the key, the one before it with it")
    }
    wasKeyed = entry.isKeyed
    if entry.isKeyed { result.keyed += 1 }
    if entry.isKeyed, key == nil {
      result.find(entry.number, "it was made with a key; this frostd has none to check it with")
    } else if entry.chain != entry.expectedChain(after: last.chain, key: entry.isKeyed ? key : nil) {
      result.find(
        entry.number, "it does not follow from the entry before it: one of them was changed, moved, added or removed")
    }
  }
}
