import FrostEvents

/// Loads a checkpoint's ids of events.
///
/// Unchecked because one thread at a time has it.
final class IDLoading: @unchecked Sendable {
  private let parts: [CheckpointView]
  private let empty: DuplicateFilter
  /// nil: they were not loaded, or cannot be.
  private(set) var filter: DuplicateFilter?

  init(_ parts: [CheckpointView], key: HashKey, _ options: Engine.Options) {
    self.parts = parts.filter { $0.label.kind == .ids }
    empty = DuplicateFilter(key: key, horizon: options.duplicateHorizon, limit: options.duplicateLimit)
  }

  func run() {
    guard parts.map(\.label.space) == Array(0..<DuplicateFilter.parts) else { return }
    var filter = empty
    for part in parts where !filter.load(part.bytes, part: part.label.space) { return }
    self.filter = filter
  }
}
