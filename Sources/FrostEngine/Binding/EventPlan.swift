import FrostFeatures
import FrostRules

/// What has to be done for one type of event. A class, so that scoring an event copies none of its parts.
final class EventPlan: Sendable {
  let update: FeatureTable.UpdatePlan
  let read: FeatureTable.ReadPlan
  /// Numbers of the features that are computed from what is read, in an order in which each finds what it needs.
  let computed: [Int]
  /// What its rules ask of lists and labels.
  let questions: [BoundQuestion]
  /// Slots and numbers of the features that count frozen neighbours.
  let neighbours: [(slot: Int, definition: Int)]
  /// In file order, with the field whose value is the subject; nil: the account, which every event has.
  let rules: [(number: Int, rule: BoundRule, subject: Int?)]
  let isHoldable: Bool
  /// Money leaves an account with it.
  let isOutflow: Bool
  /// What the type tells Frost itself.
  let signal: Signal?

  init(
    update: FeatureTable.UpdatePlan, read: FeatureTable.ReadPlan, computed: [Int], questions: [BoundQuestion],
    neighbours: [(slot: Int, definition: Int)], rules: [(number: Int, rule: BoundRule, subject: Int?)],
    isHoldable: Bool, isOutflow: Bool, signal: Signal?
  ) {
    self.update = update
    self.read = read
    self.computed = computed
    self.questions = questions
    self.neighbours = neighbours
    self.rules = rules
    self.isHoldable = isHoldable
    self.isOutflow = isOutflow
    self.signal = signal
  }
}
