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
  /// Cases to open: queue, priority, the rule that asks and how long not again.
  var cases: [Case] = []

  struct Case {
    var to: String
    var priority: String
    var hit: Hit
    /// The effect it comes from; nil: the band's or a review's.
    var effect: Int?
  }

  var isEmpty: Bool { freeze.isEmpty && !holds && stepUp == nil && alerts.isEmpty && !tells && cases.isEmpty }

  mutating func addFreeze(_ scopes: [String]) {
    for scope in scopes where !freeze.contains(scope) { freeze.append(scope) }
  }

  /// The factors that all demands allow; those of the first where they have none in common.
  mutating func addStepUp(_ factors: [String]) {
    let common = stepUp?.filter { factors.contains($0) } ?? factors
    if !common.isEmpty || stepUp == nil { stepUp = common }
  }
}
