package import FrostEngine
package import FrostEvents
package import FrostRules

/// The engine of a daemon under a tool's hands: lines in, examinations out, the stream's own time for a clock.
package struct ToolEngine: ~Copyable {
  package private(set) var engine: Engine
  private var decoder: LineDecoder
  private var offset: Int64 = 0

  /// - Parameter historyStarts: instead of the policy's; nil: as the policy says.
  package init(_ rules: RuleSet, historyStarts: EventTime? = nil) {
    engine = Engine(rules: rules, options: .init(historyStarts: historyStarts))
    decoder = LineDecoder(schema: rules.schema)
  }

  package struct Step: Sendable {
    package var commit: Commit
    package var examinations: [Examination]
  }

  /// One event, read at its own time.
  package mutating func feed(_ line: String, at time: EventTime, _ depth: Examination.Depth) -> Step {
    var batch = emptyBatch(readAt: time)
    line.withBytes { decoder.decode($0, at: offset, into: &batch) }
    offset += Int64(line.utf8.count + 1)
    let (commit, examinations) = engine.examine(batch, depth)
    return Step(commit: commit, examinations: examinations)
  }

  /// Lines as a reader hands them over, each without its newline. Read at the time of each line's own event: a replay is
  /// never too old to act on.
  package mutating func feed(_ lines: some Sequence<UnsafeRawBufferPointer>, _ depth: Examination.Depth) -> Step {
    var batch = emptyBatch(readAt: EventTime(milliseconds: 0))
    for line in lines {
      decoder.decode(line, at: offset, into: &batch)
      offset += Int64(line.count + 1)
    }
    let (commit, examinations) = engine.examine(batch, depth)
    return Step(commit: commit, examinations: examinations)
  }

  private func emptyBatch(readAt: EventTime) -> EventBatch {
    EventBatch(
      width: engine.rules.schema.fields.count,
      position: SourcePosition(source: "file", generation: .init(), offset: offset), readAt: readAt)
  }
}
