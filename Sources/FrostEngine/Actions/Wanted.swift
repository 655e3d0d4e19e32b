import FrostRules

/// The actions that a verdict asks for, before the guards.
struct Wanted {
  /// Scopes, in order; empty: no freeze.
  var freeze: [String] = []
  var holds = false
  /// Factors; nil: no step-up.
  var stepUp: [String]?
  /// Rules whose own `then` alerts: rule and number of the effect.
  var alerts: [(hit: Hit, effect: Int)] = []
  /// The band asks for the alert that the rules' `tell` says.
  var tells = false
  /// Cases to open, one a queue.
  private(set) var cases: [Case] = []
  /// Effects of rules that are not wanted again for a while once they are carried out.
  var onces: [(hit: Hit, effect: Int)] = []

  struct Case {
    var to: String
    var priority: String
    var hit: Hit
    /// The effect it comes from; nil: the band's or a review's.
    var effect: Int?
  }

  /// The guard stands in the way of a freeze: holds and step-ups are short, and money goes back in the end.
  var isGuarded = false
  /// The subject is the account that the event is of.
  var isOwn = true

  init() {}

  init(cases: [Case]) { self.cases = cases }

  var isEmpty: Bool { freeze.isEmpty && !holds && stepUp == nil && alerts.isEmpty && !tells && cases.isEmpty }

  mutating func addFreeze(_ scopes: [String]) {
    for scope in scopes where !freeze.contains(scope) { freeze.append(scope) }
  }

  /// Takes out what is done to a customer or a device, and leaves what is done to the account of the event. A device may
  /// only be denied: nobody has to prove anything because of it.
  mutating func takeRestriction(ofDevice isDevice: Bool) -> Wanted {
    var restriction = Wanted()
    restriction.freeze = freeze
    restriction.onces = onces
    freeze = []
    onces = []
    if isDevice {
      stepUp = nil
      holds = false
    }
    return restriction
  }

  /// The factors that all demands allow; where they have none in common those of the later one, a rule's own.
  mutating func addStepUp(_ factors: [String]) {
    let common = stepUp?.filter { factors.contains($0) } ?? factors
    stepUp = common.isEmpty ? factors : common
  }

  /// One case a queue, with the highest priority that is asked for.
  mutating func addCase(_ wish: Case) {
    guard let known = cases.firstIndex(where: { $0.to == wish.to }) else {
      cases.append(wish)
      return
    }
    if Self.rank(wish.priority) > Self.rank(cases[known].priority) { cases[known].priority = wish.priority }
  }

  private static func rank(_ priority: String) -> Int {
    ["low", "normal", "high", "urgent", "highest"].firstIndex(of: priority) ?? 1
  }
}
