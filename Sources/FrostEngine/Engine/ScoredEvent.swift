import FrostEvents

/// The event that is being scored, with all that its verdict needs.
struct ScoredEvent {
  let row: EventRow
  let id: UnsafeRawBufferPointer
  let time: EventTime
  let input: Int64
  /// Number of the plan for its type.
  let plan: Int
  let readAt: EventTime

  var idText: String { String(decoding: id, as: UTF8.self) }
}
