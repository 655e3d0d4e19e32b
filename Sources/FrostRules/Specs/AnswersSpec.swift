package import FrostEvents

extension PolicySpec {
  /// What the user's answer to "was it you?" does; durations are milliseconds.
  package struct Answers: Sendable {
    /// What "it was me" does.
    package enum Me: String, Sendable, CaseIterable {
      case nothing, shorten
      /// The user proves who they are first; then it is shortened.
      case stepUp = "step-up"
    }

    package var me = Me.stepUp
    /// "It was me": what rules froze ends so long after the answer.
    package var shortenTo: Int64 = 3_600_000
    /// What rules tagged `scam` froze lasts at least so long, whatever its owner says.
    package var coolingOff: Int64 = 86_400_000
    /// "It was not me": what rules froze lasts at least so long after the answer.
    package var extendBy: Int64 = 72 * 3_600_000
    /// The queue and priority of the case that is opened then.
    package var to = "hotline"
    package var priority = "urgent"
    /// Events by which somebody may have got hold of the user's contacts.
    package var contacts = ["sim.changed", "phone.changed", "email.changed", "contact.changed", "profile.changed"]
      .map { TypePhase(type: $0) }
    /// An answer so soon after one of them does not count.
    package var contactAge: Int64 = 72 * 3_600_000
    package init() {}
  }
}
