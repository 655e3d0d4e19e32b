import FrostEvents
import FrostRules

/// What an event tells Frost itself, beside what rules make of it; known by its type, done.
enum Signal: Sendable {
  /// The wallet answers an action of this kind.
  case acknowledgement(Unacknowledged.Kind, AcknowledgementRow.State)
  /// The user says whether it was them.
  case answer
  /// Somebody may have got hold of the user's contacts.
  case contactChange

  init?(_ type: TypePhase, _ policy: PolicySpec.Answers) {
    if policy.contacts.contains(type) {
      self = .contactChange
      return
    }
    guard type.phase == "done" else { return nil }
    switch type.type {
    case "restriction.applied": self = .acknowledgement(.restriction, .applied)
    case "restriction.failed": self = .acknowledgement(.restriction, .failed)
    case "restriction.lifted": self = .acknowledgement(.lifting, .applied)
    case "hold.applied": self = .acknowledgement(.hold, .applied)
    case "hold.failed": self = .acknowledgement(.hold, .failed)
    case "hold.released", "hold.returned": self = .acknowledgement(.holdEnd, .applied)
    case "step_up.passed": self = .acknowledgement(.stepUp, .passed)
    case "step_up.failed": self = .acknowledgement(.stepUp, .failed)
    case "user.answer": self = .answer
    default: return nil
    }
  }
}
