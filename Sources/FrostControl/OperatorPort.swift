package import FrostEngine
package import FrostProtocol

/// What the daemon does for the control server: everything that is not a question to the store.
package protocol OperatorPort: Sendable {
  /// Gives the input its place between two events; returns after the commit.
  func submit(_ input: OperatorInput) async throws -> OperatorReply
  /// Reads the rules anew and swaps them whole, or not at all; returns after the commit.
  func reload(actor: String, reason: String) async -> ReloadAnswer
  func status() async -> DaemonStatus
  func rules() async -> RulesDocument
  /// Long polls are answered at once when the daemon stops.
  var isStopping: Bool { get }
}
