import FrostEngine
import FrostEvents
import FrostRules

/// Packed keys stand in a file. Where its bytes are not as they were put there, nothing that came of them is used: the
/// engine is made anew of checkpoint and journal, as by a start, and does the step again.
extension EngineThread {
  /// Makes an engine of what is stored, for these rules and with this key.
  typealias Rebuild = @Sendable (RuleSet, HashKey) -> Engine

  /// Does a step of the engine.
  func step<Result>(_ body: (inout Engine) -> Result) -> Result {
    while true {
      let before = (engine.nextInput, engine.counters)
      let result = body(&engine)
      if !engine.hasFaults { return result }
      mend(from: before)
    }
  }

  /// Makes the engine anew when all steps before are stored.
  /// - Parameter before: the number of the next input then, and what was counted.
  func mend(from before: (nextInput: Int64, counters: Counters)) {
    isMending(true)
    checkpoints.giveUp(CheckpointPasses.fault)
    let isOver = Condition(false)
    hand(Commit(firstInput: before.nextInput, counters: before.counters)) { _ in isOver.change { $0 = true } }
    _ = isOver.wait { $0 ? true : nil }
    let (rules, key) = (engine.rules, engine.key)
    // The memory of the old one is needed.
    engine = Engine(rules: rules, key: key)
    engine = rebuild(rules, key)
    heartbeat.beat()
    isMending(false)
  }
}
