import FrostEngine
import FrostEvents

/// The journal's lines about what a stored step did.
enum FreezeLog {
  /// One line for what a rule or person froze of an account, with the reason in a sentence; one for what a further reason
  /// keeps frozen; one for what ended.
  static func lines(of commit: Commit) -> [String] {
    var new = Set(commit.changes.filter { $0.kind == "freeze.placed" }.map { String($0.id.prefix { $0 != "/" }) })
    var groups: [Group] = []
    for cause in commit.causes where cause.ended == nil {
      let isNew = new.remove(cause.freeze) != nil
      if let last = groups.indices.last, groups[last].isNew == isNew, groups[last].cause.isOneWith(cause) {
        groups[last].scopes.append(cause.scope)
      } else {
        groups.append(Group(isNew: isNew, cause: cause, scopes: [cause.scope]))
      }
    }
    let ended = commit.freezes.filter { $0.state == .ended }.map { freeze in
      let by = commit.causes.last { $0.freeze == freeze.id && $0.ended != nil }?.endedBy ?? "lapsed"
      return "unfroze \(freeze.account) (\(freeze.scope)): \(by) [\(freeze.id)]"
    }
    return groups.map(\.line) + ended
  }

  private struct Group {
    var isNew: Bool
    var cause: CauseRow
    var scopes: [String]

    var line: String {
      let until = cause.until.map { "until \($0.text)" } ?? "until released"
      // What an authority orders is told to who holds the right alone.
      let why = cause.kind == .authority ? "the compliance desk" : "\(cause.reason) [\(cause.by)]"
      let what = "\(cause.account) (\(scopes.joined(separator: " "))) \(until): \(why)"
      return isNew ? "froze \(what)" : "keeps frozen \(what)"
    }
  }
}

extension CauseRow {
  /// Whether both come from the same reason at the same moment, for different scopes.
  fileprivate func isOneWith(_ other: CauseRow) -> Bool {
    account == other.account && by == other.by && reason == other.reason && from == other.from
      && until == other.until && scope != other.scope
  }
}
