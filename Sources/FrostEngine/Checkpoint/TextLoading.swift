import FrostEvents

/// Loads a checkpoint's texts.
///
/// Unchecked because one thread at a time has it.
final class TextLoading: @unchecked Sendable {
  private let parts: [CheckpointView]
  private let head: CheckpointHead
  /// nil: they were not loaded, or cannot be.
  private(set) var symbols: SymbolTable?

  init(_ parts: [CheckpointView], _ head: CheckpointHead) {
    self.parts = parts.filter { $0.label.kind == .symbols }
    self.head = head
  }

  func run() {
    var symbols = SymbolTable(key: head.key)
    // A text takes four bytes at least.
    symbols.reserve(min(head.symbols, parts.reduce(0) { $0 + $1.bytes.count / 4 }))
    for part in parts where !symbols.load(part.bytes, count: part.label.count) { return }
    if symbols.count == head.symbols { self.symbols = symbols }
  }
}
