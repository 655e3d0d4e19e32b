/// A rule whose terms all held, and the exception that stood against it.
package struct ExceptedRule: Codable, Hashable, Sendable {
  package var rule: String
  package var version: String
  /// The exception as the rule writes it.
  package var unless: String
  /// `true`, `unknown` or `never`.
  package var result: String

  package init(rule: String, version: String, unless: String, result: String) {
    self.rule = rule
    self.version = version
    self.unless = unless
    self.result = result
  }
}
