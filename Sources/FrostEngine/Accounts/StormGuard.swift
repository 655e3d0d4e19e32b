import FrostEvents
import FrostRules

/// Counts new freezes in event time and says when one more would be a storm: past the limit of a rule, of a multiple of
/// what the rule usually does, of all rules, or of a share of the accounts that were active in the last 24 hours. Once it
/// has tripped it stands until a person ends it, or until it has stopped no further account for two hours.
struct StormGuard: Sendable {
  /// What stands against a freeze.
  struct Refusal {
    /// The rule that is past its limit; nil: all together.
    var rule: String?
    var sentence: String
    /// The trip that stands already; nil: this is the first freeze past the limit.
    var trip: MeasureRow?
  }

  var limits: PolicySpec.Guards
  /// Times of new freezes, oldest first; at most as many as the limit.
  var all: [Int64] = []
  var byRule: [String: [Int64]] = [:]
  var baselines: [String: RuleBaseline] = [:]
  var active = ActiveAccounts()
  /// Standing ones, oldest first; one a rule and one for all.
  var trips: [MeasureRow] = []
  var raises: [MeasureRow] = []
  /// By trip: the accounts over the line, in order, each once.
  var overLine: [String: [MeasureRow]] = [:]
  var accounts: [String: Set<String>] = [:]

  init(_ limits: PolicySpec.Guards) { self.limits = limits }

  /// From so many active accounts on a share of them means something.
  static let fewestActive = 1000
  /// So many freezes in the window are never too many for a multiple of a rule's baseline.
  static let fewestFreezes = 5
  /// How long holds and step-ups last that stand for a freeze, and how long a quiet trip stands.
  static let lasts: Int64 = 7_200_000
  /// Accounts that are listed of one trip.
  static let maximumListed = 100_000

  func prefetch(_ account: Symbol) { active.prefetch(account) }

  mutating func sawActivity(of account: Symbol, at time: EventTime) { active.saw(account, at: time) }

  /// Counts a new freeze: for the rule without which there would be none, or for all with no name.
  mutating func noteFreeze(by rule: String, at time: EventTime) {
    if rule.isEmpty {
      Self.note(time.milliseconds, in: &all, within: overallWindow)
    } else {
      if let limit = limits.rule {
        Self.note(time.milliseconds, in: &byRule[rule, default: []], within: limit.within)
      }
      if limits.timesBaseline != nil { baselines[rule, default: RuleBaseline()].note(at: time) }
    }
  }

  mutating func apply(_ row: MeasureRow, at time: EventTime) {
    switch row.kind {
    case .guardTrip:
      trips.removeAll { $0.id == row.id }
      if row.state == .standing {
        trips.append(row)
      } else {
        overLine[row.id] = nil
        accounts[row.id] = nil
        if let rule = row.rules.first { byRule[rule] = nil } else { all = [] }
      }
    case .overLine:
      overLine[row.parent, default: []].append(row)
      accounts[row.parent, default: []].insert(row.account)
      if let trip = trips.firstIndex(where: { $0.id == row.parent }) {
        trips[trip].until = EventTime(milliseconds: row.from.milliseconds + Self.lasts)
      }
    case .guardRaise:
      raises.removeAll { $0.id == row.id || $0.rules == row.rules || !$0.holds(at: time) }
      if row.state == .standing { raises.append(row) }
    case .modeCap, .allow, .approval: break
    }
  }

  /// The accounts that a trip kept from being frozen.
  func listed(_ trip: String) -> [MeasureRow] { overLine[trip] ?? [] }

  /// Whether an account may still be listed and is not yet.
  func mayList(_ account: String, in trip: String) -> Bool {
    let known = accounts[trip] ?? []
    return known.count < Self.maximumListed && !known.contains(account)
  }

  /// The trip of a rule (nil: of all together) that stands.
  func trip(of rule: String?, at time: EventTime) -> MeasureRow? {
    trips.first { $0.rules.first == rule && $0.holds(at: time) }
  }

  /// What stands against another freeze by these rules, or nil.
  /// - Parameter countsForAll: whether it counts for the limits of all rules together; a device's denial does not.
  func refusal(of rules: [String], countsForAll: Bool = true, at time: EventTime) -> Refusal? {
    for rule in rules {
      if let trip = trip(of: rule, at: time) { return Refusal(rule: rule, sentence: trip.text, trip: trip) }
    }
    if countsForAll, let trip = trip(of: nil, at: time) { return Refusal(rule: nil, sentence: trip.text, trip: trip) }
    for rule in rules {
      if let sentence = overLimit(rule, at: time) { return Refusal(rule: rule, sentence: sentence, trip: nil) }
    }
    return !countsForAll ? nil : overAll(at: time).map { Refusal(rule: nil, sentence: $0, trip: nil) }
  }

  private func raise(of rule: String?, at time: EventTime) -> MeasureRow? {
    raises.last { $0.rules.first == rule && $0.holds(at: time) }
  }

  private func overLimit(_ rule: String, at time: EventTime) -> String? {
    guard let limit = limits.rule else { return nil }
    let frozen = Self.count(byRule[rule] ?? [], within: limit.within, at: time)
    let window = DurationText.text(milliseconds: limit.within)
    let raise = raise(of: rule, at: time)
    if frozen >= raise.map({ Int($0.number) }) ?? limit.freezes {
      return "rule \(rule) has frozen \(frozen) accounts in \(window)"
    }
    if raise == nil, let times = limits.timesBaseline, frozen >= Self.fewestFreezes,
      let usual = baselines[rule]?.usual(within: limit.within, at: time), Double(frozen) >= times * usual
    {
      return
        "rule \(rule) has frozen \(frozen) accounts in \(window), which is more than \(times) times its usual number"
    }
    return nil
  }

  /// The window that freezes by all rules are counted in, ms; ten minutes where only the share is limited.
  private var overallWindow: Int64 { limits.all?.within ?? 600_000 }

  private func overAll(at time: EventTime) -> String? {
    let frozen = Self.count(all, within: overallWindow, at: time)
    let sentence =
      "all rules together have frozen \(frozen) accounts in \(DurationText.text(milliseconds: overallWindow))"
    if let raise = raise(of: nil, at: time) { return frozen >= Int(raise.number) ? sentence : nil }
    if let limit = limits.all, frozen >= limit.freezes { return sentence }
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
