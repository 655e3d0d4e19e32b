import FrostEvents
import FrostRules

/// What a decision record tells.
struct DecisionDocument {
  let id: String
  let account: String
  let kind: RuleSpec.Subject
  let event: ScoredEvent
  let totals: Totals
  let hits: [Hit]
  let actions: Actions
}
