import FrostEvents
import FrostFeatures

/// The event that is being scored, with all that its verdict needs.
struct ScoredEvent {
  let row: EventRow
  let id: UnsafeRawBufferPointer
  let time: EventTime
  let input: Int64
  /// The plan for its type, which the bound rules keep alive.
  unowned(unsafe) let plan: EventPlan
  let readAt: EventTime
  /// The cells of its keys.
  let cells: EventCells?

  var idText: String { String(decoding: id, as: UTF8.self) }
}
