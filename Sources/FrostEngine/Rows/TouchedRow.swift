/// A row that somebody's act changed, and the state it has after it; what it was before is read when it is stored.
package struct TouchedRow: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case freeze, hold, measure, escalation
    case stepUp = "step_up"
    case listEntry = "list_entry"
  }

  package var kind: Kind
  package var id: String
  package var state: String

  package init(_ kind: Kind, _ id: String, _ state: String) {
    self.kind = kind
    self.id = id
    self.state = state
  }
}

extension Commit {
  /// Every row with a state that this step has changed so far.
  var touched: [TouchedRow] {
    freezes.map { TouchedRow(.freeze, $0.id, $0.state.rawValue) }
      + holds.map { TouchedRow(.hold, $0.id, $0.state.rawValue) }
      + stepUps.map { TouchedRow(.stepUp, $0.id, $0.state.rawValue) }
      + escalations.map { TouchedRow(.escalation, $0.id, $0.state.rawValue) }
      + measures.map { TouchedRow(.measure, $0.id, $0.state.rawValue) }
      + listEntries.map { TouchedRow(.listEntry, $0.id, $0.removed == nil ? "listed" : "removed") }
  }
}
