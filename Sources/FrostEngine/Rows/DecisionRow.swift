package import FrostEvents

/// A full decision record: stored when an action is taken, changed or stopped, or a band is first reached.
package struct DecisionRow: Sendable {
  package var id: String
  /// Number of the input that was decided.
  package var input: Int64
  package var account: String
  package var event: String
  package var type: String
  package var time: EventTime
  package var score: Double
  /// What was done, comma-separated: `freeze,alert,case`; empty for a verdict in shadow only.
  package var actions: String
  /// The record as JSON (`docs/decision.md`).
  package var document: String

  package init(
    id: String, input: Int64, account: String, event: String, type: String, time: EventTime, score: Double,
    actions: String, document: String
  ) {
    self.id = id
    self.input = input
    self.account = account
    self.event = event
    self.type = type
    self.time = time
    self.score = score
    self.actions = actions
    self.document = document
  }
}
