import FrostEvents

/// What a decision did and what stood against it; the lines of its record.
struct Actions {
  struct Done {
    /// `freeze`, `deny`, `hold`, `step-up`, `alert`, `case`.
    var action: String
    var id: String
    var scope: String?
    var until: EventTime?
  }

  struct Stopped: Hashable {
    var action: String
    var because: String
  }

  var done: [Done] = []
  var stopped: [Stopped] = []

  mutating func stop(_ action: String, _ because: String) {
    let line = Stopped(action: action, because: because)
    if !stopped.contains(line) { stopped.append(line) }
  }

  /// What stands against an action of another name.
  mutating func rename(_ action: String, to name: String) {
    for place in stopped.indices where stopped[place].action == action { stopped[place].action = name }
  }

  var summary: String {
    var names: [String] = []
    for action in done where !names.contains(action.action) { names.append(action.action) }
    return names.joined(separator: ",")
  }
}
