package import FrostEngine
import FrostEvents
import GRDB

extension Store {
  /// What became of a commit.
  package enum CommitResult: Hashable, Sendable {
    case stored
    /// An earlier try had reached the disk after all; nothing was written again.
    case alreadyStored
  }

  /// Stores one step of the engine whole, or not at all, and returns when the disk has it. A commit whose result is not
  /// known (an I/O error, a full disk) is tried again as it is.
  /// - Parameter lookups: by what the accounts of its events can be found.
  @discardableResult
  package func commit(_ commit: Commit, lookups: [LookupRow] = []) throws(StoreError) -> CommitResult {
    var head: AuditAnchor?
    let (result, token) = try translated {
      try pool.write { db in
        if try JournalTable.holds(commit, in: db) { return (CommitResult.alreadyStored, Int64?.none) }
        // Before the rows it tells of: it reads what they were.
        head = try AuditLog.append(commit.audit, key: auditKey, in: db)
        try JournalTable.append(commit, in: db)
        try Erasure.begin(commit, in: db)
        for position in commit.positions { try SourcePositionTable.store(position, in: db) }
        if let ruleSet = commit.ruleSet { try RuleSetTable.store(ruleSet, adopted: commit.firstInput, in: db) }
        try CountersTable.store(commit.counters, in: db)
        try QuarantineRow.store(commit, at: .now, in: db)
        try DecisionRow.store(commit.decisions, in: db)
        try FreezeRow.store(commit.freezes, in: db)
        try CauseRow.store(commit.causes, in: db)
        try HoldRow.store(commit.holds, in: db)
        try StepUpRow.store(commit.stepUps, in: db)
        try AlertRow.store(commit.alerts, in: db)
        try EscalationRow.store(commit.escalations, in: db)
        try LabelRow.store(commit.labels, in: db)
        try ExceptionRow.store(commit.exceptions, in: db)
        try AcknowledgementRow.store(commit.acknowledgements, in: db)
        try CaseStepRow.store(commit.caseSteps, in: db)
        try LookupRuns.store(lookups, in: db)
        try MeasureRow.store(commit.measures, in: db)
        try ListEntryRow.store(commit.listEntries, in: db)
        return (.stored, try ChangeRow.append(commit.changes, at: .now, in: db))
      }
    }
    if let head { noteAudit(head) }
    if let token { feedEnd.move(to: token) }
    return result
  }
}
