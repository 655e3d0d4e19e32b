package import FrostEngine
import GRDB
import Synchronization

extension Store {
  /// An entry of the audit log that comes with no step of the engine: who read what.
  package func note(_ row: AuditRow) throws(StoreError) {
    let head = try translated { try pool.write { try AuditLog.append([row], key: auditKey, in: $0) } }
    if let head { noteAudit(head) }
  }

  /// Who did what, newest first; of a subject or an actor where these are given.
  package func audit(subject: String? = nil, actor: String? = nil, limit: Int) throws(StoreError) -> [AuditEntry] {
    let (tail, arguments) = newest(limit, where: [("subject", subject), ("actor", actor)])
    return try translated { try pool.read { try AuditEntry.fetch($0, tail, arguments) } }
  }

  /// What was done to or read of an account, oldest first.
  package func audit(about account: String, limit: Int) throws(StoreError) -> [AuditEntry] {
    let tail = """
      WHERE subject = ?1 OR (subject >= ?1 || '/' AND subject < ?1 || '0') ORDER BY seq DESC LIMIT ?2
      """
    return try translated { try pool.read { try AuditEntry.fetch($0, tail, [account, limit]) } }.reversed()
  }

  /// Calls `tell` with the newest entry now, and from now on whenever `interval` more were stored.
  package func anchorAudit(every interval: Int64 = 64, _ tell: @escaping @Sendable (AuditAnchor) -> Void) {
    let head = auditWatch.withLock { watch in
      (watch.interval, watch.tell) = (interval, tell)
      return watch.head
    }
    if let head { tell(head) }
  }

  /// The newest entry; nil: there is none.
  package var newestAudit: AuditAnchor? { auditWatch.withLock { $0.head } }

  func noteAudit(_ head: AuditAnchor) {
    auditWatch.withLock { $0.note(head) ? $0.tell : nil }?(head)
  }
}
