import FrostEvents
import FrostRules

/// What the user says of what was seen.
enum UserAnswer: String, Sendable {
  case me
  case notMe = "not_me"
}

/// What an answer does to one cause of a freeze. Only rules' causes are changed by it: what a person or an authority
/// ordered, and what is confirmed, stays.
enum AnswerVerdict: Hashable, Sendable {
  case stays
  /// Ends at this time, which is earlier than before.
  case shortened(EventTime)
  /// Ends at this time, which is later than before.
  case extended(EventTime)

  /// - Parameters:
  ///   - from: when the cause began.
  ///   - until: when it ends by itself; nil: a person ends it, whatever the user says.
  ///   - tags: of the rule. `scam`: the owner may have been talked into the answer as well. `mule`: the owner is the
  ///     suspect, whose word shortens nothing.
  static func of(
    _ answer: UserAnswer, kind: CauseRow.Kind, from: EventTime, until: EventTime?, tags: [String], at now: EventTime,
    _ policy: PolicySpec.Answers
  ) -> AnswerVerdict {
    guard kind == .rule, let until else { return .stays }
    switch answer {
    case .me:
      guard !tags.contains("mule") else { return .stays }
      var end = now.milliseconds + policy.shortenTo
      if tags.contains("scam") { end = max(end, from.milliseconds + policy.coolingOff) }
      return end < until.milliseconds ? .shortened(EventTime(milliseconds: end)) : .stays
    case .notMe:
      let end = now.milliseconds + policy.extendBy
      return end > until.milliseconds ? .extended(EventTime(milliseconds: end)) : .stays
    }
  }
}
