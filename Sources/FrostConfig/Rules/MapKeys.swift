/// The keys of every mapping in rule files, in the order of the documentation: what the readers take, and what editors are
/// told (`EditorSchema`).
enum MapKeys {
  // MARK: rules
  static let rule = [
    "rule", "title", "owner", "source", "tags", "stage", "subject", "types", "when", "unless", "score", "more", "then",
    "say", "tell", "missing",
  ]
  static let addition = ["if", "score"]
  static let then = ["alert", "escalate", "step-up", "hold", "freeze", "label"]
  static let alert = ["if", "once", "text"]
  static let escalate = ["if", "once", "to", "priority"]
  static let demand = ["if", "once", "factors"]
  static let heldEffect = ["if", "once"]
  static let frozenEffect = ["if", "once", "scope"]
  static let label = ["if", "name", "on", "for"]

  // MARK: schema, features, lists
  static let field = ["at", "type", "required", "default", "map", "personal", "currency", "format"]
  static let profile = ["from", "fields"]
  static let neighbours = ["neighbours", "by", "over"]
  static let list = ["file", "entries", "type"]

  // MARK: policy
  static let combine = ["how", "cap"]
  static let band = ["from", "do"]
  static let actions = ["step-up", "hold", "freeze", "deny", "case"]
  static let stepUp = ["factors", "within", "not-passed"]
  static let hold = ["until", "at-most", "on-timeout"]
  static let freeze = ["scope", "for", "then", "remind", "repeat", "allowance"]
  static let ladder = ["within", "for"]
  static let deny = ["for"]
  static let openCase = ["to", "due"]
  static let calendar = ["file", "cutoff", "zone", "days"]
  static let guards = ["rule", "all", "on-trip"]
  static let ruleGuard = ["freezes", "times-baseline"]
  static let allGuard = ["freezes", "share-of-active"]
  static let onTrip = ["freeze-becomes", "page"]
  static let actOn = ["younger-than"]
  static let approve = ["stage-enforce", "mode-lift", "guard-raise", "bulk-release", "allow-entry"]
  static let answers = ["me", "not-me", "scam", "contacts"]
  static let me = ["do", "to"]
  static let notMe = ["extend", "to", "priority"]
  static let scam = ["cooling-off"]
  static let contacts = ["changed", "within"]
  static let calendarFile = ["calendar", "title", "source", "begins", "ends", "weekend", "holidays", "make-up"]

  // MARK: tests
  static let test = ["test", "start", "history-starts", "with", "history", "profile", "events"]
  /// Beside the schema's fields.
  static let testEvent = ["at", "repeat", "every", "expect"]
  static let expect = ["rules", "do", "not", "features"]
}
