import Glibc

/// A source cannot be read at the moment. It is tried again; the daemon stays up and says so.
package struct SourceFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// What is wrong, to be read after the path.
  package var sentence: String

  package init(path: String, sentence: String) {
    self.path = path
    self.sentence = sentence
  }

  /// - Parameter group: who may read it.
  init(path: String, doing verb: String, errno code: Int32, reading group: String? = nil) {
    let way =
      group.map { "put frostd's user into \($0)" }
      ?? "let frostd's user read the file and enter its directories (group or ACL)"
    let advice = code == EACCES || code == EPERM ? "; \(way)" : ""
    self.init(path: path, sentence: "cannot \(verb) it: \(String(cString: strerror(code)))\(advice)")
  }

  package var description: String { "\(path): \(sentence)" }
}
