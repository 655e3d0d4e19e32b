import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import Logging
import Synchronization

extension Daemon {
  /// Reads the rules anew and swaps them whole, or keeps the old ones and says so everywhere.
  func reload(by adoption: Adoption) async -> Facts.ReloadOutcome {
    guard begin() else {
      return Facts.ReloadOutcome(ok: false, message: "another reload is under way; try again", at: .now)
    }
    defer { isReloading.withLock { $0 = false } }
    ServiceManager.reloading()
    let reason = adoption.actor.isEmpty ? adoption.reason : "\(adoption.actor): \(adoption.reason)"
    let outcome = await outcome(by: adoption)
    facts.change { $0.lastReload = outcome }
    if outcome.ok {
      logger.notice("reload (\(reason)): \(outcome.message)")
    } else {
      logger.error("reload (\(reason)) refused, the old rules stay in force:\n\(outcome.message)")
    }
    ServiceManager.ready(facts.now.statusLine)
    return outcome
  }

  private func begin() -> Bool {
    isReloading.withLock { isReloading in
      defer { isReloading = true }
      return !isReloading
    }
  }

  private func outcome(by adoption: Adoption) async -> Facts.ReloadOutcome {
    let directory = configuration.rules
    let loaded = await onThread("frost-reload") { () -> Result<RuleSet, StartFailure> in
      Result { () throws(StartFailure) in try Loading.rules(directory) }
    }
    switch loaded {
    case .failure(let failure): return Facts.ReloadOutcome(ok: false, message: failure.description, at: .now)
    case .success(let rules):
      let adopted = await withCheckedContinuation { continuation in
        pipeline.adopt(rules, by: adoption) { continuation.resume(returning: $0) }
      }
      guard let cold = adopted else {
        return Facts.ReloadOutcome(ok: false, message: "frostd is stopping", at: .now)
      }
      let (version, isNew) = facts.change { facts in
        defer {
          facts.rules = rules
          facts.cold = cold
        }
        return (facts.ruleSetVersion, facts.rules.hash != rules.hash)
      }
      let message =
        isNew
        ? "rule set version \(version) is in force: \(rules.summary), hash \(rules.hash.prefix(12))"
        : "nothing has changed: rule set version \(version), \(rules.summary)"
      let warming = facts.now.warmingSentence.map { "\n" + $0 } ?? ""
      return Facts.ReloadOutcome(ok: true, message: message + warming, at: .now)
    }
  }
}
