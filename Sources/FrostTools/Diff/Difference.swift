/// What became of something that two rule sets have by name.
package struct Difference: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Sendable { case added, removed, changed }

  package var name: String
  package var kind: Kind
  /// What it was and what it is; of a rule, part by part.
  package var parts: [Part]

  package struct Part: Codable, Hashable, Sendable {
    /// `when`, `score`; empty: the thing as a whole.
    package var part: String
    /// nil: it was not there.
    package var old: String?
    /// nil: it is not there any more.
    package var new: String?
  }

  /// By name, in the order of the new ones, removed ones last.
  /// - Parameter same: whether two texts say the same.
  static func between(
    _ old: [(String, String)], _ new: [(String, String)], same: (String, String) -> Bool = { $0 == $1 }
  ) -> [Difference] {
    let before = Dictionary(old, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.0))
    var found: [Difference] = new.compactMap { name, text in
      guard let known = before[name] else {
        return Difference(name: name, kind: .added, parts: [Part(part: "", old: nil, new: text)])
      }
      return same(known, text)
        ? nil : Difference(name: name, kind: .changed, parts: [Part(part: "", old: known, new: text)])
    }
    found += old.filter { !after.contains($0.0) }.map {
      Difference(name: $0.0, kind: .removed, parts: [Part(part: "", old: $0.1, new: nil)])
    }
    return found
  }
}
