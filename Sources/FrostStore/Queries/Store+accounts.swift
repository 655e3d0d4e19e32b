package import FrostEngine
import GRDB

/// Everything the store knows of one account's state, read in one transaction; lists newest first.
package struct AccountRecord: Sendable {
  package var freezes: [FreezeRow]
  /// Of these freezes, oldest first.
  package var causes: [CauseRow]
  package var holds: [HoldRow]
  package var stepUps: [StepUpRow]
  package var labels: [LabelRow]
  package var exceptions: [ExceptionRow]
  /// What became of these freezes, holds and step-ups at the wallet.
  package var obedience: [ObedienceRow]
}

extension Store {
  /// - Parameter limit: of each list; active freezes, placed holds and demanded step-ups come before all others.
  package func account(_ id: String, limit: Int) throws(StoreError) -> AccountRecord {
    try translated {
      try pool.read { db in
        let byAccount = "WHERE account = ? ORDER BY state = ? DESC, seq DESC LIMIT ?"
        let freezes = try FreezeRow.fetch(db, byAccount, [id, FreezeRow.State.active.rawValue, limit])
        let holds = try HoldRow.fetch(db, byAccount, [id, HoldRow.State.placed.rawValue, limit])
        let stepUps = try StepUpRow.fetch(db, byAccount, [id, StepUpRow.State.demanded.rawValue, limit])
        return AccountRecord(
          freezes: freezes,
          causes: try CauseRow.fetch(db, of: freezes),
          holds: holds,
          stepUps: stepUps,
          labels: try LabelRow.fetch(db, "WHERE subject = ? ORDER BY seq DESC LIMIT ?", [id, limit]),
          exceptions: try ExceptionRow.fetch(db, "WHERE account = ? ORDER BY seq DESC LIMIT ?", [id, limit]),
          obedience: try ObedienceRow.fetch(
            db, of: freezes.map(\.id) + holds.map(\.id) + stepUps.map(\.id)))
      }
    }
  }
}
