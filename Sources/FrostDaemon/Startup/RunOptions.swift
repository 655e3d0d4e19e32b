/// What `frostd run` was asked for.
package struct RunOptions: Sendable {
  /// Path of the configuration file.
  package var configuration: String
  /// Instead of the configuration's state directory.
  package var state: String?
  /// Instead of the configuration's directory for the control sockets.
  package var run: String?
  /// Reads what is there, stores it and ends.
  package var once: Bool

  package init(configuration: String, state: String? = nil, run: String? = nil, once: Bool = false) {
    self.configuration = configuration
    self.state = state
    self.run = run
    self.once = once
  }
}
