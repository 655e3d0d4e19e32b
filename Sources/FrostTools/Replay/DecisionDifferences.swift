import FrostProtocol

extension DecisionReplay {
  /// What two records of one decision differ in: totals, rules that hit, their scores, conditions and values. What was done
  /// is left out: it also depends on when the line was read.
  static func differences(_ was: DecisionDocument, _ now: DecisionDocument) -> [Difference] {
    totals(was.subjects, now.subjects) + hits(was.rules, now.rules)
      + pairs(was.excepted ?? [], now.excepted ?? [], by: \.rule).flatMap { rule, was, now in
        difference(rule, "exception", was?.unless ?? now?.unless ?? "", was?.result, now?.result)
      }
  }

  private static func totals(_ was: [SubjectScore], _ now: [SubjectScore]) -> [Difference] {
    pairs(was, now, by: \.kind).flatMap { kind, was, now in
      [("enforce", \SubjectScore.enforce), ("review", \.review), ("all", \.all)].flatMap { name, total in
        difference(
          "", "score", "\(kind), \(name)", was.map { text($0[keyPath: total]) }, now.map { text($0[keyPath: total]) })
      }
    }
  }

  private static func hits(_ was: [RuleHit], _ now: [RuleHit]) -> [Difference] {
    pairs(was, now, by: \.rule).flatMap { rule, was, now -> [Difference] in
      guard let was, let now else {
        return difference(rule, "hit", "", was.map { text($0.score) }, now.map { text($0.score) })
      }
      return difference(rule, "version", "", was.version, now.version)
        + difference(rule, "stage", "", was.stage, now.stage)
        + difference(rule, "score", "", text(was.score), text(now.score))
        + terms(rule, "term", was.terms, now.terms) + terms(rule, "unless", was.unless, now.unless)
        + terms(rule, "more", was.more, now.more)
        + pairs(was.values, now.values, by: \.name).flatMap { name, was, now in
          difference(rule, "value", name, was?.value, now?.value)
        }
    }
  }

  private static func terms(_ rule: String, _ part: String, _ was: [RuleHit.Term], _ now: [RuleHit.Term])
    -> [Difference]
  {
    pairs(was, now, by: \.text).flatMap { condition, was, now in
      difference(rule, part, condition, was.map(text), now.map(text))
    }
  }

  private static func text(_ term: RuleHit.Term) -> String {
    term.score.map { "\(term.result), \(text($0))" } ?? term.result
  }

  private static func text(_ score: Double) -> String { Figures.short(score) }

  private static func difference(
    _ rule: String, _ part: String, _ name: String, _ was: String?, _ now: String?
  ) -> [Difference] {
    was == now ? [] : [Difference(rule: rule, part: part, name: name, was: was, now: now)]
  }

  /// What both have under one name, or one of them, in the order of the first.
  private static func pairs<Item>(
    _ was: [Item], _ now: [Item], by name: KeyPath<Item, String>
  ) -> [(String, Item?, Item?)] {
    let before = was.map { item in
      (item[keyPath: name], item, now.first { $0[keyPath: name] == item[keyPath: name] })
    }
    let new = now.filter { item in !was.contains { $0[keyPath: name] == item[keyPath: name] } }
    return before.map { ($0.0, $0.1, $0.2) } + new.map { ($0[keyPath: name], nil, $0) }
  }
}
