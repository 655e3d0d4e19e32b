package import FrostEvents

/// Something in force that is neither a freeze nor a hold: a brake, a guard that has tripped, an allow entry, a request
/// that waits for consent. Its kind says what the members mean.
package struct MeasureRow: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// `text`: the highest stage that rules act at.
    case modeCap = "mode-cap"
    /// `rules` leave `account` alone; `text`: its owner.
    case allow
    /// `rules`: the one that passed its limit, none: all together. `text`: which limit.
    case guardTrip = "guard-trip"
    /// An account that a tripped guard (`parent`) kept from being frozen: `rules` as `rule@version`, `others` the scopes,
    /// `text` the decision.
    case overLine = "over-line"
    /// `rules`: of which the limit is `number` freezes meanwhile; none: of all together.
    case guardRaise = "guard-raise"
    /// `text`: what for, a key of the policy's `approve`; `number`: how many must agree; `others`: who has; `request`: what
    /// is done then; `rules`: those that wait.
    case approval
  }

  package enum State: String, Sendable, CaseIterable { case standing, ended }

  package var id: String
  package var kind: Kind
  package var state = State.standing
  package var account: String
  package var parent: String
  package var rules: [String]
  package var others: [String]
  package var number: Int64
  package var text: String
  /// Who; empty for Frost itself.
  package var by: String
  package var reason: String
  package var from: EventTime
  /// When it ends by itself; nil: not at all.
  package var until: EventTime?
  package var ended: EventTime?
  /// Who ended it, or how.
  package var endedBy = ""
  /// A request that waits, as bytes of the journal.
  package var request: [UInt8] = []

  package init(
    id: String, kind: Kind, account: String = "", parent: String = "", rules: [String] = [], others: [String] = [],
    number: Int64 = 0, text: String = "", by: String, reason: String, from: EventTime, until: EventTime? = nil
  ) {
    self.id = id
    self.kind = kind
    self.account = account
    self.parent = parent
    self.rules = rules
    self.others = others
    self.number = number
    self.text = text
    self.by = by
    self.reason = reason
    self.from = from
    self.until = until
  }

  /// Whether it is in force for something that happens at `time`.
  func holds(at time: EventTime) -> Bool {
    state == .standing && from <= time && (until.map { time < $0 } ?? true)
  }

  /// The same, at its end.
  package func ended(at time: EventTime, by who: String) -> MeasureRow {
    var row = self
    row.state = .ended
    row.ended = time
    row.endedBy = who
    return row
  }
}
