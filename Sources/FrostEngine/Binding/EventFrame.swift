import CEL
import FrostEvents
import FrostFeatures
import FrostRules

/// The slots of the event that is being scored: the schema's fields, then the features. One for an engine, filled anew
/// for each event. Unchecked because it belongs to one engine, which one thread owns.
final class EventFrame: @unchecked Sendable {
  let values: UnsafeMutablePointer<Int64>
  let states: UnsafeMutablePointer<SlotState>
  /// By definition number: whether its `where` holds.
  let holds: UnsafeMutablePointer<Bool>
  /// What the feature table said, by definition number.
  let tableValues: UnsafeMutablePointer<Int64>
  let tableStates: UnsafeMutablePointer<FeatureSlots.State>
  /// By definition number: its value stands at a limit.
  let isSaturated: UnsafeMutablePointer<Bool>
  private let texts: EngineTexts

  init(slots: Int, definitions: Int, texts: EngineTexts) {
    self.texts = texts
    values = .allocate(capacity: max(1, slots))
    states = .allocate(capacity: max(1, slots))
    holds = .allocate(capacity: max(1, definitions))
    tableValues = .allocate(capacity: max(1, definitions))
    tableStates = .allocate(capacity: max(1, definitions))
    isSaturated = .allocate(capacity: max(1, definitions))
    values.initialize(repeating: 0, count: slots)
    states.initialize(repeating: .unknown, count: slots)
    holds.initialize(repeating: false, count: definitions)
    tableValues.initialize(repeating: 0, count: definitions)
    tableStates.initialize(repeating: .unknown, count: definitions)
    isSaturated.initialize(repeating: false, count: definitions)
  }

  deinit {
    values.deallocate()
    states.deallocate()
    holds.deallocate()
    tableValues.deallocate()
    tableStates.deallocate()
    isSaturated.deallocate()
  }

  /// Where the feature table puts what it says.
  var tableSlots: FeatureSlots {
    FeatureSlots(values: tableValues, states: tableStates, isSaturated: isSaturated)
  }

  var frame: Frame { Frame(values: UnsafePointer(values), states: UnsafePointer(states), texts: texts) }
}
