/// Numbers in sentences to people.
enum Counted {
  /// `1 account`, `3 accounts`.
  static func noun(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// `1 account is`, `3 accounts are`.
  static func being(_ number: Int, _ noun: String, _ rest: String = "") -> String {
    Self.noun(number, noun) + rest + (number == 1 ? " is" : " are")
  }

  /// `rule big-out leaves`, `rules big-out, drain leave`.
  static func rules(_ names: [String], _ verb: String, thirdPerson: String) -> String {
    names.count == 1 ? "rule \(names[0]) \(thirdPerson)" : "rules \(names.joined(separator: ", ")) \(verb)"
  }
}
