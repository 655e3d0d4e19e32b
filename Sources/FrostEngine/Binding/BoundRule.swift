import CEL
import FrostEvents
import FrostRules

/// A rule with its programs, bound to an engine's symbols. A class, so that scoring an event copies none of its parts.
/// Unchecked because it never changes and its memory is its own.
final class BoundRule: @unchecked Sendable {
  let terms: [[Program]]
  /// The terms' alternatives, one term's after the other's, at a fixed address: reading them counts no references.
  let alternatives: UnsafeBufferPointer<Program.Unowned>
  /// By term: where its alternatives end.
  let termEnds: UnsafeBufferPointer<Int>
  /// Its first terms, as far as each compares a slot with a constant and nothing else.
  let ranges: UnsafeBufferPointer<SlotRange>
  let unless: [Program]
  let score: Program?
  let scoreType: CELType
  let more: [Addition]
  let effectConditions: [Program?]
  let stage: RuleSpec.Stage
  let subject: RuleSpec.Subject
  /// What an unknown value does: by place among `alternatives`, and by exception.
  let policies: UnsafeBufferPointer<RuleSpec.Missing.Policy>
  let unlessPolicies: UnsafeBufferPointer<RuleSpec.Missing.Policy>
  let say: [BoundText]
  /// The texts of `tell`; empty where it is none or generic.
  let tell: [BoundText]
  /// By effect number: the texts of an alert, with the value that picks them (nil: always).
  let alerts: [[(value: String?, texts: [BoundText])]]

  struct Addition: Sendable {
    let condition: Program
    let score: Program
    let type: CELType
  }

  init(_ rule: Rule, isPersonal: (Int) -> Bool, _ bind: (CheckedExpression) -> Program) {
    terms = rule.terms.map { $0.alternatives.map(bind) }
    alternatives = terms.flatMap { $0 }.map(\.unowned).copied()
    var end = 0
    let ends = rule.terms.map { term in
      end += term.alternatives.count
      return end
    }
    termEnds = ends.copied()
    var ranges: [SlotRange] = []
    for term in terms {
      guard term.count == 1, let range = term[0].range else { break }
      ranges.append(range)
    }
    self.ranges = ranges.copied()
    unless = rule.unless.map(bind)
    score = rule.score.map(bind)
    scoreType = rule.score?.type ?? .int
    more = rule.more.map { Addition(condition: bind($0.condition), score: bind($0.score), type: $0.score.type) }
    effectConditions = rule.effects.map { $0.condition.map(bind) }
    stage = rule.stage
    subject = rule.subject
    policies = rule.terms.flatMap(\.alternatives).map(rule.missing.policy(of:)).copied()
    unlessPolicies = rule.unless.map(rule.missing.policy(of:)).copied()
    func texts(_ templates: [LocalTemplate]) -> [BoundText] {
      templates.map { BoundText($0, isPersonal: isPersonal, bind) }
    }
    say = texts(rule.say)
    if case .texts(let templates) = rule.tell { tell = texts(templates) } else { tell = [] }
    alerts = rule.effects.map { effect in
      guard case .alert(let templates) = effect.kind else { return [] }
      switch templates {
      case .texts(let all): return [(nil, texts(all))]
      case .pick(_, let cases): return cases.map { ($0.value, texts($0.texts)) }
      }
    }
  }

  deinit {
    alternatives.deallocate()
    termEnds.deallocate()
    ranges.deallocate()
    policies.deallocate()
    unlessPolicies.deallocate()
  }
}

extension Rule.Missing {
  fileprivate func policy(of expression: CheckedExpression) -> RuleSpec.Missing.Policy {
    byName.first { expression.names.contains($0.name) }?.policy ?? policy
  }
}

/// A text in one language with its holes bound.
struct BoundText: Sendable {
  enum Part: Sendable {
    case literal(String)
    case hole(Program, CELType, TextTemplate.Format)
    /// A hole that reads a personal value.
    case masked
  }

  let language: String
  let parts: [Part]

  init(_ text: LocalTemplate, isPersonal: (Int) -> Bool, _ bind: (CheckedExpression) -> Program) {
    language = text.language
    parts = text.template.parts.map { part in
      switch part {
      case .literal(let literal): .literal(literal)
      case .hole(let expression, let format):
        expression.slots.contains(where: isPersonal) ? .masked : .hole(bind(expression), expression.type, format)
      }
    }
  }
}
