/// The known name that a misspelt one most likely meant.
public enum NearestName {
  /// - Returns: the candidate with the fewest edits (insertions, deletions, replacements, swapped neighbours), if these
  ///   are at most a third of the word; of equals the first in order.
  public static func find(_ word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.unicodeScalars)
    guard letters.count <= 64 else { return nil }
    var best: (edits: Int, name: String)?
    for candidate in candidates.sorted() {
      let edits = distance(letters, Array(candidate.unicodeScalars.prefix(65)))
      if edits <= max(1, letters.count / 3), edits < letters.count, edits < best?.edits ?? .max {
        best = (edits, candidate)
      }
    }
    return best?.name
  }

  /// Optimal string alignment distance.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var edits = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, before[j - 1] + 1) }
        row.append(edits)
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
