import FrostEvents
import FrostFeatures
import FrostRules

/// A checkpoint that is being written: where it has come to.
package struct CheckpointPass: Sendable {
  /// Of the engine: another rule set may give features other places than its parts name.
  let adoptions: Int64
  /// How the spaces stood with their limits.
  let limits: [FeatureTable.Limit]
  var symbols = 1
  var space = 0
  var slice = 0
}

extension Engine {
  /// Keys of all feature spaces.
  package var keyCount: Int { features.keyCount }

  /// Bytes of a part, about: what is written between two batches.
  package static let partBytes = 1 << 18

  /// Whether an input came under the rule set in force: before, there is nothing to write.
  package var hasBegun: Bool { journalledHash == bound.set.hash }

  /// Why no checkpoint can be written now; nil: one can.
  package var checkpointObstacle: String? {
    features.definitions.first { warmFrom[$0] == .forever }.map {
      "the feature `\($0.name)` has no window and came with a reload: the next start fills it from the journal"
    }
  }

  /// Whether a checkpoint of that number holds all there is.
  package func isWhole(in checkpoint: Int64?) -> Bool { checkpoint == nextInput && ticks.isEmpty }

  /// Begins a checkpoint; there must be an input, and no obstacle.
  package var newCheckpoint: CheckpointPass {
    CheckpointPass(adoptions: adoptions, limits: features.limits)
  }

  /// The next part of symbols, then of keys.
  /// - Parameter slices: how many of the keys' it has at most.
  /// - Returns: nil: there is none any more; the rest is the image.
  package func nextPart(of pass: inout CheckpointPass, slices limit: Int = FeatureTable.slices) -> CheckpointPart? {
    if pass.space == 0, pass.slice == 0, symbols.count > pass.symbols { return symbolPart(of: &pass) }
    guard pass.space < features.spaces, pass.adoptions == adoptions else { return nil }
    let part = features.slices(
      of: pass.space, in: pass.slice..<min(FeatureTable.slices, pass.slice + limit), atLeast: Self.partBytes)
    (pass.space, pass.slice) =
      part.slices.upperBound == FeatureTable.slices ? (pass.space + 1, 0) : (pass.space, part.slices.upperBound)
    return CheckpointPart(
      .init(.keys, number: nextInput, space: part.space, slices: part.slices, count: part.keys), part.bytes)
  }

  private func symbolPart(of pass: inout CheckpointPass, atLeast bytes: Int = partBytes) -> CheckpointPart {
    let (bytes, count) = symbols.image(from: pass.symbols, atLeast: bytes)
    defer { pass.symbols += count }
    return CheckpointPart(.init(.symbols, number: nextInput, count: count), bytes)
  }

  /// What ends a checkpoint whose keys are all written.
  /// - Returns: nil: it is of no use, because the rules changed meanwhile or a table came to its limit or dropped keys.
  package func image(ending pass: CheckpointPass) -> EngineImage? {
    guard pass.adoptions == adoptions, features.held(since: pass.limits) else { return nil }
    var pass = pass
    let rest = symbolPart(of: &pass, atLeast: .max)
    var head = ByteWriter()
    Terms(bound.set, options).write(to: &head)
    head.signed(nextInput)
    head.fixed(symbols.key.first)
    head.fixed(symbols.key.second)
    head.signed(Int64(symbols.count))
    features.image.withUnsafeBytes { head.text($0) }
    return EngineImage(
      nextInput: nextInput, head: head.bytes, symbols: rest, state: EngineState(self), duplicates: duplicates)
  }
}
