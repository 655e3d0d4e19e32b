/// What was handed on and is not stored yet. A small step is not followed by another while the disk is busy: what comes
/// meanwhile shares one commit, in place of many that wait in a row for a sync each.
final class Underway: Sendable {
  /// From so many lines on deciding takes about as long as the disk's sync (some milliseconds), and the two are done at
  /// the same time.
  static let manyLines = 128

  private let steps = Condition(0)

  func begin() { steps.change { $0 += 1 } }

  func end() { steps.change { $0 -= 1 } }

  func waitUntilStored() { _ = steps.wait { $0 == 0 ? true : nil } }
}
