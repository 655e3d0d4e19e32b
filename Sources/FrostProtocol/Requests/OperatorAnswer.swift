/// The answer to an operator, given after the commit.
package struct OperatorAnswer: Codable, Hashable, Sendable {
  package static let schema = "frost.answer/1"

  package var schema: String
  /// What was done (or would be), a line each.
  package var done: [String]
  /// Ids of the freezes concerned.
  package var freezes: [String]
  package var dryRun: Bool

  package init(done: [String], freezes: [String], dryRun: Bool) {
    schema = Self.schema
    self.done = done
    self.freezes = freezes
    self.dryRun = dryRun
  }
}
