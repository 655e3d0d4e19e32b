/// Who asks, for the audit log.
struct Caller: Hashable, Sendable {
  /// The agent that a trusted service names, else the name of the caller's user.
  var name: String
  /// The user of the trusted service; nil: the caller speaks for themselves.
  var via: String?

  static let header = "Frost-On-Behalf-Of"

  init(name: String, via: String? = nil) {
    self.name = name
    self.via = via
  }

  /// - Parameters:
  ///   - user: who called, as the kernel says.
  ///   - agent: whom the call names; nil: nobody.
  ///   - services: users that may name an agent.
  init(user: String, agent: String?, services: Set<String>) throws(Refusal) {
    guard let agent else {
      self.init(name: user)
      return
    }
    guard services.contains(user) else {
      throw Refusal(
        .forbidden, "\(user) may not act on behalf of \(agent)",
        hint: "name \(user) under `services` in frost.yaml, and start frostd again")
    }
    try RequestBody.requireText((Self.header, agent))
    self.init(name: agent, via: user)
  }
}
