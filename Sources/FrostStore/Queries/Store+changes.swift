import GRDB

extension Store {
  /// The feed after `token`, in commit order.
  package func changes(after token: Int64, limit: Int) throws(StoreError) -> [ChangeRow] {
    try translated { try pool.read { try ChangeRow.fetch(after: token, limit: limit, $0) } }
  }

  /// Token of the newest change; costs no query.
  package var newestChange: Int64 { feedEnd.newest }

  /// Returns as soon as there is a change behind `token`; sooner after `endWaiting`, when `limit` is over or the task
  /// is cancelled.
  package func waitForChange(after token: Int64, atMost limit: Duration) async {
    await feedEnd.wait(after: token, atMost: limit)
  }

  /// Who waits for a change is let go, and nobody waits from now on.
  package func endWaiting() { feedEnd.close() }
}
