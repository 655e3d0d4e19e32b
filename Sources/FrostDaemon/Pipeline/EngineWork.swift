import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules
import FrostSources

/// Everything that can happen to the engine, in the order it happens.
enum EngineWork: Sendable {
  /// Parts of sources in the order of their events' times; `ended` when they are stored or never will be.
  case read([ReadBatch], ended: @Sendable () -> Void)
  /// Somebody asks; answered when the commit is stored.
  case ask(OperatorInput, answer: @Sendable (OperatorReply?) -> Void)
  /// Lines of the quarantine are fed again; answered when everything is stored.
  case retry(Retry, answer: @Sendable (Retried?) -> Void)
  /// Somebody looks; nothing is done.
  case features(answer: @Sendable ([FeatureStatistics]?) -> Void)
  /// From here on these rules hold; when that is stored, `done` gets those that act as shadow for a while, else nil.
  case adopt(RuleSet, by: Adoption, done: @Sendable ([ColdRule]?) -> Void)
}

/// Events of one source, and who waits for what is said to their lines; nil: nobody.
struct ReadBatch: Sendable {
  var batch: PreparedBatch
  var answering: Answering?
}

/// A step of the engine on its way to the disk.
struct StoreWork: Sendable {
  var commit: Commit
  /// Called once: with true when the commit is stored, with false when it never will be.
  var then: @Sendable (Bool) -> Void
}

/// Who had rules loaded anew, and why.
struct Adoption: Sendable {
  /// Empty: nobody knows; a signal came.
  var actor: String
  var via: String?
  var reason: String
  var at: EventTime

  /// The entry of the audit log, where other rules are in force now.
  func audit(from before: RuleSetRow, to after: RuleSetRow) -> AuditRow? {
    if before == after { return nil }
    return AuditRow(
      id: StableID.make(.audit, "reload", after.hash, "\(at.milliseconds)"), at: at,
      actor: actor.isEmpty ? "SIGHUP" : actor, action: "reload",
      subject: "rule set \(before.version) (\(before.hash.prefix(12))) to \(after.version) (\(after.hash.prefix(12)))",
      reason: reason, via: via)
  }
}
