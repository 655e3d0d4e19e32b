import CEL
import FrostEvents
import FrostRules

/// Evaluates one rule on one frame.
struct RuleEvaluation {
  enum Outcome {
    case miss
    /// All terms held; so did this exception, or it may have.
    case excepted(by: Int)
    case hit(score: Double)
    /// A value was unknown and the rule's `missing` says that a person looks at it.
    case review(score: Double)
  }

  /// Kept alive by the rule set that is being evaluated.
  unowned(unsafe) let rule: BoundRule
  let frame: Frame
  /// Terms whose value was unknown.
  private(set) var unknown: Int64 = 0

  init(_ rule: BoundRule, _ frame: Frame) {
    self.rule = rule
    self.frame = frame
  }

  mutating func run() -> Outcome {
    var needsReview = false
    for number in rule.termEnds.indices {
      switch holds(term: number) {
      case .no: return .miss
      case .yes: continue
      case .review: needsReview = true
      }
    }
    for number in rule.unless.indices {
      let result = rule.unless[number].evaluate(frame)
      if result.state == .value {
        if result.bits != 0 { return .excepted(by: number) }
        continue
      }
      unknown += 1
      // Who might be excepted is not hit, unless the rule says that the unknown counts against.
      switch rule.unlessPolicies[number] {
      case .noHit: return .excepted(by: number)
      case .hit: continue
      case .review: needsReview = true
      }
    }
    let score = score()
    return needsReview ? .review(score: score) : .hit(score: score)
  }

  enum Holding { case no, yes, review }

  @inline(__always)
  mutating func holds(term number: Int) -> Holding {
    let first = number == 0 ? 0 : rule.termEnds[number - 1]
    var unknownPolicy: RuleSpec.Missing.Policy?
    for place in first..<rule.termEnds[number] {
      let result = rule.alternatives[place].evaluate(frame)
      if result.state == .value {
        if result.bits != 0 { return .yes }
      } else {
        unknownPolicy = rule.policies[place]
      }
    }
    guard let unknownPolicy else { return .no }
    unknown += 1
    return switch unknownPolicy {
    case .noHit: .no
    case .hit: .yes
    case .review: .review
    }
  }

  /// Whether an exception of unknown value keeps the rule from hitting.
  func excepts(unless number: Int) -> Bool { rule.unlessPolicies[number] == .noHit }

  private func score() -> Double {
    var score = 0.0
    if let own = rule.score?.unowned { score = Self.number(own.evaluate(frame), rule.scoreType) ?? 0 }
    for addition in rule.more {
      let condition = addition.condition.evaluate(frame)
      guard condition.state == .value, condition.bits != 0 else { continue }
      score += Self.number(addition.score.evaluate(frame), addition.type) ?? 0
    }
    return score
  }

  static func number(_ scalar: Scalar, _ type: CELType) -> Double? {
    guard scalar.state == .value else { return nil }
    if type == .int { return Double(scalar.bits) }
    let number = Double(bitPattern: UInt64(bitPattern: scalar.bits))
    return number.isFinite ? number : nil
  }
}
