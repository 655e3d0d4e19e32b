import FrostRules

/// A rule whose terms all held on an event.
struct Hit: Sendable {
  /// Number of the rule in its set.
  var rule: Int
  /// The stage it counts at: its own, or a lower one that something put it to.
  var stage: RuleSpec.Stage
  var score: Double
  /// Why it counts at a lower stage.
  var lowered: String?
}

/// A rule whose terms all held on an event, and that an exception of its own kept from hitting.
struct Excepted: Sendable {
  /// Number of the rule in its set.
  var rule: Int
  /// Number of the item of `unless`.
  var exception: Int
}

/// The three totals of a subject: what may freeze, what may open cases, what shadow rules would add.
struct Totals: Hashable, Sendable {
  var enforce = 0.0
  var review = 0.0
  var all = 0.0

  mutating func add(_ hit: Hit) {
    switch hit.stage {
    case .disabled: return
    case .enforce:
      enforce += hit.score
      review += hit.score
    case .review: review += hit.score
    case .shadow: break
    }
    all += hit.score
  }

  /// At most `cap` each.
  func capped(at cap: Double) -> Totals {
    Totals(enforce: min(cap, enforce), review: min(cap, review), all: min(cap, all))
  }

  init(enforce: Double = 0, review: Double = 0, all: Double = 0) {
    self.enforce = enforce
    self.review = review
    self.all = all
  }
}
