package import FrostEvents

/// Lines of the quarantine that were decoded anew, all of one file.
package struct RetriedLines: Sendable {
  package var batch: EventBatch
  /// Ids in the quarantine by the line's offset.
  package var ids: [Int64: Int64]

  package init(batch: EventBatch, ids: [Int64: Int64]) {
    self.batch = batch
    self.ids = ids
  }
}

extension Engine {
  /// Takes lines of the quarantine as new inputs. In the same commit they leave it, so that none is fed twice; those that
  /// still cannot be read stay, with their new reason.
  package mutating func retry(_ lines: RetriedLines, audit: AuditRow) -> Commit {
    let before = counters.quarantined
    var commit = process(lines.batch)
    // The source itself stands where it stood.
    commit.position = nil
    commit.stillQuarantined = commit.quarantined.compactMap { reject in
      lines.ids[reject.offset].map { QuarantineChange(id: $0, reason: reject.reason) }
    }
    commit.quarantined = []
    let still = Set(commit.stillQuarantined.map(\.id))
    commit.retried = lines.ids.values.filter { !still.contains($0) }.sorted()
    counters.quarantined = before - Int64(commit.retried.count)
    commit.counters = counters
    commit.audit.append(audit)
    return commit
  }
}

/// A line that stays in quarantine for another reason.
package struct QuarantineChange: Hashable, Sendable {
  package var id: Int64
  package var reason: String
}
