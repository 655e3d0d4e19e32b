/// The keys at the top of a rule file, by what they declare.
enum SourceKey {
  /// May stand once in a rule directory.
  static let schema = ["schema", "event", "book-currency", "rates", "groups", "holdable", "profile"]
  /// May stand once in a rule directory.
  static let policy = [
    "policy", "combine", "bands", "actions", "calendars", "guards", "act-on", "history-starts", "protected",
    "denied", "approve", "answers",
  ]
  /// May stand in any number of files.
  static let shared = ["limits", "lists", "histories", "features", "rules", "tests"]

  static let once = schema + policy
  static let all = once + shared
}
