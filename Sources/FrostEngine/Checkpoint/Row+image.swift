import FrostEvents

// Rows stand in a checkpoint as they stand in the journal: as the effect that would bring them about.
extension ByteWriter {
  mutating func row(_ effect: Effect) { effect.write(to: &self) }

  mutating func rows<Row>(_ rows: [Row], _ effect: (Row) -> Effect) {
    list(rows) { $0.row(effect($1)) }
  }
}

extension ByteReader {
  mutating func row<Row>(_ row: (Effect) -> Row?) throws(JournalError) -> Row {
    guard let row = row(try Effect(from: &self)) else { throw fault("a row is of another kind") }
    return row
  }

  mutating func rows<Row>(_ row: (Effect) -> Row?) throws(JournalError) -> [Row] {
    var rows: [Row] = []
    for _ in 0..<(try unsigned()) { rows.append(try self.row(row)) }
    return rows
  }
}

extension Effect {
  var freezeRow: FreezeRow? { if case .freeze(let row) = self { row } else { nil } }
  var causeRow: CauseRow? { if case .cause(let row) = self { row } else { nil } }
  var holdRow: HoldRow? { if case .hold(let row) = self { row } else { nil } }
  var stepUpRow: StepUpRow? { if case .stepUp(let row) = self { row } else { nil } }
  var escalationRow: EscalationRow? { if case .escalation(let row) = self { row } else { nil } }
  var exceptionRow: ExceptionRow? { if case .exception(let row) = self { row } else { nil } }
  var measureRow: MeasureRow? { if case .measure(let row) = self { row } else { nil } }
  var entryRow: ListEntryRow? { if case .listEntry(let row) = self { row } else { nil } }
}
