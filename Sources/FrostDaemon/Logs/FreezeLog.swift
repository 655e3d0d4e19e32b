import FrostEngine
import FrostEvents
import Logging

/// The journal's lines about what a stored step did.
enum FreezeLog {
  /// One line a new cause of a freeze, with its reason in a sentence, and one a freeze that ended.
  static func lines(of commit: Commit) -> [String] {
    let placed = commit.causes.filter { $0.ended == nil }.map { cause in
      let until = cause.until.map { "until \($0.text)" } ?? "until released"
      return "froze \(cause.account) (\(cause.scope)) \(until): \(cause.reason) [\(cause.by)] \(cause.freeze)"
    }
    let ended = commit.freezes.filter { $0.state == .ended }.map { freeze in
      let by = commit.causes.last { $0.freeze == freeze.id && $0.ended != nil }?.endedBy ?? "lapsed"
      return "unfroze \(freeze.account) (\(freeze.scope)), \(by) \(freeze.id)"
    }
    return placed + ended
  }
}
