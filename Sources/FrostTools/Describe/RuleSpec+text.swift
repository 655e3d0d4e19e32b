import FrostConfig
import FrostEvents
package import FrostRules

extension RuleSpec.Term {
  /// `amount >= 500`, or `a || b` where one of several is enough.
  package var text: String {
    switch self {
    case .all(let text): text.value
    case .any(let texts): texts.map(\.value).joined(separator: " || ")
    }
  }
}

extension RuleSpec.Effect {
  /// `freeze: out, cards`, `escalate to chat (low), once 24h, if amount >= 500`.
  package var text: String {
    var parts: [String]
    switch kind {
    case .alert(.texts): parts = ["alert the user"]
    case .alert(.pick(let field, _)): parts = ["alert the user, by \(field.value)"]
    case .escalate(let to, let priority): parts = ["escalate to \(to) (\(priority))"]
    case .stepUp(let factors): parts = ["step-up: " + factors.joined(separator: " or ")]
    case .hold: parts = ["hold"]
    case .freeze(let scopes): parts = [scopes.isEmpty ? "freeze" : "freeze: " + scopes.joined(separator: ", ")]
    case .label(let name, let on, let lasts):
      parts = ["call the \(on.value) \(name.value) for \(WrittenDuration.text(milliseconds: lasts))"]
    }
    if let once { parts.append("once \(WrittenDuration.text(milliseconds: once))") }
    if let condition { parts.append("if \(condition.value)") }
    return parts.joined(separator: ", ")
  }
}

extension RuleSpec {
  /// What is told the user by the rule itself and by its alerts, each with where it stands: `tell`, `alert`, `alert balance`.
  package var toldTexts: [(part: String, texts: Texts)] {
    var told: [(part: String, texts: Texts)] = []
    if case .texts(let texts) = tell { told.append(("tell", texts)) }
    for effect in then {
      switch effect.kind {
      case .alert(.texts(let texts)): told.append(("alert", texts))
      case .alert(.pick(_, let cases)): told += cases.map { ("alert " + $0.value, $0.texts) }
      case .escalate, .stepUp, .hold, .freeze, .label: continue
      }
    }
    return told
  }
}

extension TypePhase {
  /// `transfer`, `withdrawal.requested`.
  package var text: String { type + (phase == "done" ? "" : "." + phase) }
}
