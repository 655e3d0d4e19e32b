import FrostEngine
import FrostEvents
import FrostStore

/// Lines of the quarantine to be fed again, and for whom.
struct Retry: Sendable {
  var rows: [QuarantineRow]
  var audit: AuditRow
  var dryRun: Bool
}

/// What became of them; `nil` where the daemon stopped first.
struct Retried: Sendable {
  var fed = 0
  var unreadable = 0
}

extension Retry {
  /// The entry of the audit log for one file's lines.
  func audit(of lines: RetriedLines) -> AuditRow {
    let subject = "quarantine " + lines.ids.values.sorted().prefix(20).map(String.init).joined(separator: " ")
    var row = audit
    row.id = StableID.make(.audit, audit.id, subject)
    row.subject = subject
    return row
  }

  /// Decodes the lines by the schema in force, those of one file together: an event without an id gets the one that its
  /// place in the file gives it.
  func lines(_ schema: Schema) -> [RetriedLines] {
    var decoder = LineDecoder(schema: schema)
    var all: [RetriedLines] = []
    var last: (source: String, generation: String)?
    for row in rows {
      if last?.source != row.source || last?.generation != row.generation {
        last = (row.source, row.generation)
        let position = SourcePosition(
          source: row.source, generation: row.fileGeneration, offset: row.reject.offset)
        all.append(
          RetriedLines(batch: EventBatch(width: schema.fields.count, position: position, readAt: .now), ids: [:]))
      }
      let place = all.count - 1
      all[place].ids[row.reject.offset] = row.id
      row.reject.line.withUnsafeBytes { decoder.decode($0, at: row.reject.offset, into: &all[place].batch) }
    }
    return all
  }
}
