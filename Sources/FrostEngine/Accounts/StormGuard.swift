import FrostEvents
import FrostRules

/// Counts new freezes in event time and says when one more would be a storm: past the limit of a rule, of all rules, or
/// of a share of the accounts that were active in the last 24 hours.
struct StormGuard: Sendable {
  var limits: PolicySpec.Guards
  /// Times of new freezes, oldest first; at most as many as the limit.
  private var all: [Int64] = []
  private var byRule: [String: [Int64]] = [:]
  private var active = ActiveAccounts()

  init(_ limits: PolicySpec.Guards) { self.limits = limits }

  /// From so many active accounts on a share of them means something.
  static let fewestActive = 1000

  mutating func sawActivity(of account: Symbol, at time: EventTime) { active.saw(account, at: time) }

  /// Counts a new freeze: for the rule without which there would be none, or for all with no name.
  mutating func noteFreeze(by rule: String, at time: EventTime) {
    if rule.isEmpty {
      Self.note(time.milliseconds, in: &all, within: overallWindow)
    } else if let limit = limits.rule {
      Self.note(time.milliseconds, in: &byRule[rule, default: []], within: limit.within)
    }
  }

  /// The window that freezes by all rules are counted in, ms; ten minutes where only the share is limited.
  private var overallWindow: Int64 { limits.all?.within ?? 600_000 }

  /// The sentence that says which limit another freeze by these rules would pass, or nil.
  func refusal(of rules: [String], at time: EventTime) -> String? {
    if let limit = limits.rule {
      for rule in rules where Self.count(byRule[rule] ?? [], within: limit.within, at: time) >= limit.freezes {
        return "rule \(rule) has frozen \(limit.freezes) accounts in \(DurationText.text(milliseconds: limit.within))"
      }
    }
    let frozen = Self.count(all, within: overallWindow, at: time)
    if let limit = limits.all, frozen >= limit.freezes {
      return "all rules together have frozen \(frozen) accounts in \(DurationText.text(milliseconds: limit.within))"
    }
    let accounts = active.count
    if let share = limits.shareOfActive, accounts >= Self.fewestActive,
      Double(frozen + 1) > max(1, share * Double(accounts))
    {
      return "one more freeze would pass the share of the \(accounts) active accounts"
    }
    return nil
  }

  private static func note(_ time: Int64, in times: inout [Int64], within: Int64) {
    times.append(time)
    if let first = times.firstIndex(where: { $0 > time - within }), first > 64 { times.removeFirst(first) }
  }

  private static func count(_ times: [Int64], within: Int64, at time: EventTime) -> Int {
    times.reversed().prefix { $0 > time.milliseconds - within }.count
  }
}
