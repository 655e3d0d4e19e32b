import CEL
import FrostRules

/// What a freeze stops.
struct ScopeReader {
  enum Scope: String, CaseIterable { case out, withdraw, `in`, cards, points, bind, login }

  let findings: Findings

  func scopes(_ value: YAMLValue) -> [String]? {
    switch value.content {
    case .list(let items) where !items.isEmpty:
      return items.compactMap { $0.choice("scope", of: Scope.self, findings)?.value.rawValue }
    default:
      return value.choice("scope", of: Scope.self, findings).map { [$0.value.rawValue] }
    }
  }
}
