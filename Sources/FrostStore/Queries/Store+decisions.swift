package import FrostEngine
import GRDB

extension Store {
  /// Full decision records of an account, newest first.
  package func decisions(account: String, limit: Int) throws(StoreError) -> [DecisionRow] {
    let (tail, arguments) = newest(limit, where: [("account", account)])
    return try translated { try pool.read { try DecisionRow.fetch($0, tail, arguments) } }
  }

  package func decision(_ id: String) throws(StoreError) -> DecisionRow? {
    try translated { try pool.read { try DecisionRow.fetch($0, "WHERE id = ?", [id]).first } }
  }
}
