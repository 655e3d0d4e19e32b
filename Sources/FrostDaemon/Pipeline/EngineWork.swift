import FrostEngine
import FrostEvents
import FrostRules

/// Everything that can happen to the engine, in the order it happens.
enum EngineWork: Sendable {
  case batch(EventBatch)
  /// Somebody asks; answered when the commit is stored.
  case ask(OperatorInput, answer: @Sendable (OperatorReply?) -> Void)
  /// Lines of the quarantine are fed again; answered when everything is stored.
  case retry(Retry, answer: @Sendable (Retried?) -> Void)
  /// From here on these rules hold; `done` tells whether that was stored.
  case adopt(RuleSet, by: String, done: @Sendable (Bool) -> Void)
}

/// A step of the engine on its way to the disk.
struct StoreWork: Sendable {
  var commit: Commit
  /// Called once: with true when the commit is stored, with false when it never will be.
  var then: @Sendable (Bool) -> Void
}
