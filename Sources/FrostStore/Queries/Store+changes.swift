import GRDB
import Synchronization

extension Store {
  /// The feed after `token`, in commit order.
  package func changes(after token: Int64, limit: Int) throws(StoreError) -> [ChangeRow] {
    try translated { try pool.read { try ChangeRow.fetch(after: token, limit: limit, $0) } }
  }

  /// Token of the newest change; costs no query.
  package var newestChange: Int64 { newestToken.load(ordering: .acquiring) }
}
