import CEL

/// What to say about a misspelt name.
enum Spelling {
  /// `did you mean …?`, or else the names that there are.
  static func hint(for name: String, in known: [String], what: String) -> String {
    if let nearest = NearestName.find(name, among: known) { return "did you mean `\(nearest)`?" }
    return "\(what): " + known.joined(separator: ", ")
  }
}
