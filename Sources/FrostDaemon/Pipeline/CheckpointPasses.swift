import FrostEngine
import FrostStore
import Synchronization

/// Takes checkpoints on the engine's thread, a part between two pieces of its work.
struct CheckpointPasses {
  private let state: StateThread
  /// Milliseconds between two.
  private let every: Int64
  /// What ties one to the database; asked on the store's thread.
  private let anchor: @Sendable () -> CheckpointAnchor?
  private var pass: CheckpointPass?
  /// When there is something to do.
  private(set) var due: MonotonicTime

  static let fault = "packed keys were not as they were written"

  /// How long a full queue of the writer is left alone, milliseconds.
  private static let pause: Int64 = 5

  init(state: StateThread, every: Int64, anchor: @escaping @Sendable () -> CheckpointAnchor?) {
    self.state = state
    self.every = every
    self.anchor = anchor
    due = MonotonicTime.now.advanced(byMilliseconds: every)
  }

  /// Does what is due.
  /// - Parameter barrier: has its argument called when everything of the engine is stored, or never will be.
  mutating func advance(_ engine: borrowing Engine, barrier: (@escaping @Sendable (Bool) -> Void) -> Void) {
    if pass == nil, !begin(engine) { return }
    guard state.queue.hasRoom else {
      due = MonotonicTime.now.advanced(byMilliseconds: Self.pause)
      return
    }
    if let part = engine.nextPart(of: &pass!) {
      state.queue.push(.part(part))
      return
    }
    // Whoever owns the engine makes it anew, and gives the checkpoint up.
    if engine.hasFaults { return }
    if let image = engine.image(ending: pass!) {
      state.isEnding.store(true, ordering: .releasing)
      barrier { [state, anchor] isStored in
        _ = state.queue.pushAtOnce(.end(image, isStored ? anchor() : nil))
        state.isEnding.store(false, ordering: .releasing)
      }
    } else {
      state.queue.push(
        .drop(
          "the rules changed meanwhile, or a table of features became full or dropped keys: see `frostctl features`"))
    }
    rest()
  }

  private mutating func begin(_ engine: borrowing Engine) -> Bool {
    if let obstacle = engine.checkpointObstacle { state.queue.push(.drop(obstacle)) }
    guard engine.hasBegun, engine.checkpointObstacle == nil else {
      rest()
      return false
    }
    guard !state.isEnding.load(ordering: .acquiring), state.queue.hasRoom else {
      due = MonotonicTime.now.advanced(byMilliseconds: Self.pause)
      return false
    }
    pass = engine.newCheckpoint
    state.queue.push(.begin)
    return true
  }

  /// What is begun is of no use.
  mutating func giveUp(_ reason: String) {
    state.queue.push(.drop(reason))
    rest()
  }

  private mutating func rest() {
    pass = nil
    due = MonotonicTime.now.advanced(byMilliseconds: every)
  }

  /// The last one, of an engine that has nothing to do any more: whole and at once.
  func end(_ engine: borrowing Engine, newest: Int64?) {
    defer { state.queue.close() }
    guard engine.hasBegun, engine.checkpointObstacle == nil, !engine.isWhole(in: newest) else { return }
    var pass = engine.newCheckpoint
    state.queue.push(.begin)
    while let part = engine.nextPart(of: &pass) { state.queue.push(.part(part)) }
    if engine.hasFaults {
      state.queue.push(.drop(Self.fault))
      return
    }
    if let image = engine.image(ending: pass) { state.queue.push(.end(image, anchor())) }
  }
}
