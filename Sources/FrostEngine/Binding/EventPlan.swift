import FrostEvents
import FrostFeatures
import FrostRules

/// What has to be done for one type of event. A class, so that scoring an event copies none of its parts. Unchecked because
/// it never changes and its memory is its own.
final class EventPlan: @unchecked Sendable {
  /// A feature's slot that is filled from what the table said of a definition.
  struct Filling: BitwiseCopyable {
    var definition: Int
    var slot: Int
  }

  let update: FeatureTable.UpdatePlan
  let read: FeatureTable.ReadPlan
  let fillings: UnsafeBufferPointer<Filling>
  /// Numbers of the features that are computed from what is read, in an order in which each finds what it needs.
  let computed: [Int]
  /// What its rules ask of lists and labels.
  let questions: [BoundQuestion]
  /// Slots and numbers of the features that count frozen neighbours.
  let neighbours: [(slot: Int, definition: Int)]
  /// In file order.
  let rules: UnsafeBufferPointer<PlannedRule>
  let isHoldable: Bool
  /// Money leaves an account with it.
  let isOutflow: Bool
  /// What the type tells Frost itself.
  let signal: Signal?

  init(
    update: FeatureTable.UpdatePlan, read: FeatureTable.ReadPlan, fillings: [Filling], computed: [Int],
    questions: [BoundQuestion], neighbours: [(slot: Int, definition: Int)], rules: [PlannedRule],
    isHoldable: Bool, isOutflow: Bool, signal: Signal?
  ) {
    self.update = update
    self.read = read
    self.fillings = fillings.copied()
    self.computed = computed
    self.questions = questions
    self.neighbours = neighbours
    self.rules = rules.copied()
    self.isHoldable = isHoldable
    self.isOutflow = isOutflow
    self.signal = signal
  }

  deinit {
    fillings.deallocate()
    rules.deallocate()
  }
}
