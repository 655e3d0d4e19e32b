/// Every answer that is not a success.
package struct ErrorDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.error/1"

  package var schema: String
  /// To switch on: `not-found`, `conflict`, `bad-request`, `method-not-allowed`, `too-large`, `no-permission`, `unavailable`, `internal`.
  package var code: String
  /// What is wrong, and where.
  package var message: String
  /// What to do next.
  package var hint: String?

  package init(code: String, message: String, hint: String? = nil) {
    schema = Self.schema
    self.code = code
    self.message = message
    self.hint = hint
  }
}
