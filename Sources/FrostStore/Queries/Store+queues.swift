package import FrostEngine
package import FrostEvents
import GRDB

extension Store {
  /// Messages to users, newest first.
  package func alerts(account: String? = nil, limit: Int) throws(StoreError) -> [AlertRow] {
    let (tail, arguments) = newest(limit, where: [("account", account)])
    return try translated { try pool.read { try AlertRow.fetch($0, tail, arguments) } }
  }

  /// Cases for support, newest first.
  /// - Parameter waiting: only those that are not resolved.
  package func escalations(
    state: EscalationRow.State? = nil, account: String? = nil, queue: String? = nil, waiting: Bool = false, limit: Int
  ) throws(StoreError) -> [EscalationRow] {
    let (tail, arguments) = newest(
      limit,
      where: [
        ("state", state?.rawValue), ("account", account), (#""to""#, queue),
        ("state <>", waiting ? EscalationRow.State.resolved.rawValue : nil),
      ])
    return try translated { try pool.read { try EscalationRow.fetch($0, tail, arguments) } }
  }

  /// Lines that were not understood, newest first.
  package func quarantine(limit: Int) throws(StoreError) -> [QuarantineRow] {
    try translated { try pool.read { try QuarantineRow.fetch(limit: limit, $0) } }
  }

  /// Lines in quarantine since a wall time, oldest first, after the one with `id`.
  package func quarantine(since: EventTime, after id: Int64, limit: Int) throws(StoreError) -> [QuarantineRow] {
    try translated { try pool.read { try QuarantineRow.fetch(since: since, after: id, limit: limit, $0) } }
  }

  package func quarantine(id: Int64) throws(StoreError) -> QuarantineRow? {
    try translated { try pool.read { try QuarantineRow.fetch(id: id, limit: 1, $0).first } }
  }
}
