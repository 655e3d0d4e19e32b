package import FrostStore

/// By what accounts can be found.
package struct Finding: Sendable {
  package var lookup: Lookup
  /// Name of the schema's field for the account, under which every account is kept.
  package var accountField: String
  /// Whether an account without any trace was never seen.
  package var knowsEverySeen: Bool

  /// - Parameter accountField: `account` in every schema.
  package init(lookup: Lookup, accountField: String = "account", knowsEverySeen: Bool) {
    self.lookup = lookup
    self.accountField = accountField
    self.knowsEverySeen = knowsEverySeen
  }
}
