import FrostEvents
import FrostRules

extension OperatorInput {
  /// What is asked, without who asks and why: a key stands for one request.
  var request: String { action.words.joined(separator: " ") }
}

extension OperatorInput.Action {
  /// What is done and to whom, for the audit log.
  var audited: (action: String, subject: String) {
    switch self {
    case .freeze(let account, let scope, _, _): ("freeze", "\(account)/\(scope)")
    case .order(let account, let scope, _, _): ("order", "\(account)/\(scope)")
    case .release(let account, let scope, let outcome):
      ("release as \(outcome.rawValue)", scope.map { "\(account)/\($0)" } ?? account)
    case .releaseMany(let accounts, let outcome):
      ("release as \(outcome.rawValue)", accounts.count == 1 ? accounts[0] : "\(accounts.count) accounts")
    case .releaseByCause(let rule, let tag, _, let outcome):
      ("release as \(outcome.rawValue)", rule.map { "rule \($0)" } ?? "tag \(tag ?? "")")
    case .guardRaise(let rule, let freezes, _): ("guard raise to \(freezes)", rule ?? "all")
    case .guardApply(let rule): ("guard apply", rule ?? "all")
    case .guardReset(let rule): ("guard reset", rule ?? "all")
    case .capMode(let stage, _): ("mode cap \(stage.rawValue)", "mode")
    case .liftMode: ("mode lift", "mode")
    case .allow(let account, let rules, _, _): ("allow \(rules.joined(separator: ","))", account)
    case .endAllow(let id): ("allow remove", id)
    case .addToList(let list, let value, _, _): ("list add", "\(list)/\(value)")
    case .removeFromList(let list, let value): ("list remove", "\(list)/\(value)")
    case .importKnown(let part): ("import", part.kind.rawValue)
    case .step(let step): ("case \(step.kind.rawValue)", step.escalation.account)
    case .erase(let account): (AuditRow.erasing, account)
    case .approve(let id): ("approve", id)
    case .reject(let id): ("reject", id)
    }
  }

  fileprivate var words: [String] {
    func text(_ time: EventTime?) -> String { time.map { String($0.milliseconds) } ?? "-" }
    switch self {
    case .freeze(let account, let scope, let until, let allowance):
      return ["freeze", scope, text(until)] + (allowance.map { [String($0)] } ?? []) + [account]
    case .order(let account, let scope, let until, let reference):
      return ["order", scope, text(until), StableID.make(.audit, reference), account]
    case .release(let account, let scope, let outcome): return ["release", scope ?? "-", outcome.rawValue, account]
    case .releaseMany(let accounts, let outcome):
      return ["release-many", outcome.rawValue, StableID.make(.audit, accounts)]
    case .releaseByCause(let rule, let tag, let since, let outcome):
      return ["release-by-cause", rule ?? "-", tag ?? "-", text(since), outcome.rawValue]
    case .guardRaise(let rule, let freezes, let lasts):
      return ["guard-raise", rule ?? "-", String(freezes), String(lasts)]
    case .guardApply(let rule): return ["guard-apply", rule ?? "-"]
    case .guardReset(let rule): return ["guard-reset", rule ?? "-"]
    case .capMode(let stage, let lasts): return ["mode-cap", stage.rawValue, String(lasts)]
    case .liftMode: return ["mode-lift"]
    case .allow(let account, let rules, let owner, let until):
      return ["allow", text(until), rules.joined(separator: ","), owner, account]
    case .endAllow(let id): return ["allow-remove", id]
    case .addToList(let list, let value, let owner, let until):
      return ["list-add", list, text(until), owner ?? "-", value]
    case .removeFromList(let list, let value): return ["list-remove", list, value]
    case .importKnown(let part): return ["import", part.kind.rawValue, part.digest]
    case .step(let step):
      return [
        "case", step.kind.rawValue, step.escalation.id, step.outcome?.rawValue ?? "-", step.assignee ?? "-",
      ]
    case .erase(let account): return ["erase", account]
    case .approve(let id): return ["approve", id]
    case .reject(let id): return ["reject", id]
    }
  }
}
