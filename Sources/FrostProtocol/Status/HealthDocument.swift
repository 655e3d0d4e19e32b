/// What is watched, and how it is: `GET /v1/health`.
package struct HealthDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.health/1"

  package var schema: String
  /// No item is `failing`.
  package var healthy: Bool
  /// Sorted by name.
  package var items: [HealthItem]

  package init(items: [HealthItem]) {
    schema = Self.schema
    healthy = !items.contains { $0.state == .failing }
    self.items = items.sorted { $0.name < $1.name }
  }
}

/// One thing that is watched.
package struct HealthItem: Codable, Hashable, Sendable {
  package enum State: String, Codable, Hashable, Sendable {
    case ok
    /// Events are scored and actions taken, but somebody should look.
    case warning
    /// Events are not scored, or the wallet does not obey.
    case failing
  }

  /// Stable: `store`, `source.wallet`, `stream`, `type.transfer`, `leaks`.
  package var name: String
  package var state: State
  /// One sentence.
  package var message: String
  /// What to type; absent when all is well.
  package var command: String?

  /// The message with what to type.
  package var line: String { command.map { "\(message): `\($0)`" } ?? message }

  package init(_ name: String, _ state: State, _ message: String, command: String? = nil) {
    self.name = name
    self.state = state
    self.message = message
    self.command = command
  }

  /// All is well.
  package init(_ name: String, _ message: String) { self.init(name, .ok, message) }
}
