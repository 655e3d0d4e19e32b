/// `POST /v1/measures`: sets or ends a brake, a guard's limit, an allow entry, or answers a request for consent.
package struct MeasureRequest: Codable, Hashable, Sendable {
  package enum Verb: String, Codable, Hashable, Sendable, CaseIterable {
    /// Needs `freezes` and `seconds`; `rule` absent: all rules together.
    case guardRaise = "guard-raise"
    case guardApply = "guard-apply"
    case guardReset = "guard-reset"
    /// Needs `stage` and `seconds`.
    case modeCap = "mode-cap"
    case modeLift = "mode-lift"
    /// Needs `account`, `rules`, `owner` and `until`.
    case allowAdd = "allow-add"
    /// These need `id`.
    case allowRemove = "allow-remove"
    case approve, reject
  }

  package var verb: Verb
  package var rule: String?
  package var freezes: Int64?
  package var seconds: Int64?
  /// `shadow` or `review`.
  package var stage: String?
  package var account: String?
  package var rules: [String]?
  package var owner: String?
  /// RFC 3339.
  package var until: String?
  package var id: String?
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen; absent: false.
  package var dryRun: Bool?

  package init(_ verb: Verb, reason: String, key: String, dryRun: Bool = false) {
    self.verb = verb
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}
