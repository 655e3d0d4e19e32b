package import FrostEngine
package import FrostEvents
package import FrostProtocol
package import FrostRules
package import FrostStore

/// What the daemon does for the control server: everything that is not a question to the store.
package protocol OperatorPort: Sendable {
  /// Gives the input its place between two events; returns after the commit.
  func submit(_ input: OperatorInput) async throws -> OperatorReply
  /// Reads the rules anew and swaps them whole, or not at all; returns after the commit.
  func reload(actor: String, via: String?, reason: String) async -> ReloadAnswer
  /// Feeds these lines of the quarantine again.
  /// - Parameter audit: who asks, when and why.
  /// - Returns: how many were fed, and how many still cannot be read.
  func retry(_ rows: [QuarantineRow], audit: AuditRow, dryRun: Bool) async throws -> (fed: Int, unreadable: Int)
  func status() async -> DaemonStatus
  func rules() async -> RulesDocument
  /// The schema of the rules in force: it says what is personal.
  func schema() async -> Schema
  /// Looked up between two events.
  func features() async throws -> FeaturesDocument
  /// The lists of the rules in force, as their files have them.
  func lists() async -> [ValueList]
  /// Long polls are answered at once when the daemon stops.
  var isStopping: Bool { get }
}
