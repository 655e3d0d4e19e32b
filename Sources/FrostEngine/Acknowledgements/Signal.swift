import FrostEvents
import FrostRules

/// What an event tells Frost itself, beside what rules make of it; known by its type, done.
enum Signal: Sendable {
  /// The wallet answers an action of this kind.
  case acknowledgement(Unacknowledged.Kind, AcknowledgementRow.State)

  init?(_ type: TypePhase) {
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
    default: return nil
    }
  }
}
