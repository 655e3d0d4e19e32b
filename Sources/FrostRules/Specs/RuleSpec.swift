/// One rule as it is written. Conditions and scores are CEL texts; nothing is checked yet but the file's shape.
package struct RuleSpec: Sendable {
  package var id: Placed<String>
  package var title: Texts
  package var owner: String
  package var source: String?
  package var tags: [String]
  package var stage: Stage
  package var subject: Subject
  /// Types, `type.phase` or groups.
  package var types: [Placed<String>]
  package var when: [Term]
  package var unless: [Placed<String>]
  /// CEL; nil is 0.
  package var score: Placed<String>?
  package var more: [Addition]
  package var then: [Effect]
  package var say: Texts
  package var tell: Tell
  package var missing: Missing

  package init(
    id: Placed<String>, title: Texts, owner: String, source: String? = nil, tags: [String] = [],
    stage: Stage = .shadow, subject: Subject = .account, types: [Placed<String>], when: [Term],
    unless: [Placed<String>] = [], score: Placed<String>? = nil, more: [Addition] = [], then: [Effect] = [],
    say: Texts = [], tell: Tell = .none, missing: Missing = Missing()
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.source = source
    self.tags = tags
    self.stage = stage
    self.subject = subject
    self.types = types
    self.when = when
    self.unless = unless
    self.score = score
    self.more = more
    self.then = then
    self.say = say
    self.tell = tell
    self.missing = missing
  }

  package enum Stage: String, Sendable, CaseIterable, Comparable {
    case disabled, shadow, review, enforce

    package static func < (a: Stage, b: Stage) -> Bool {
      allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
  }

  /// Whose score the rule adds to: the value of the event field of that name.
  package enum Subject: String, Sendable, CaseIterable { case account, payee, customer, device }

  /// One item of `when`: a condition, or several of which one is enough.
  package enum Term: Sendable {
    case all(Placed<String>)
    case any([Placed<String>])
  }

  package struct Addition: Sendable {
    package var condition: Placed<String>
    package var score: Placed<String>

    package init(condition: Placed<String>, score: Placed<String>) {
      self.condition = condition
      self.score = score
    }
  }

  /// What to tell the user.
  package enum Tell: Sendable {
    case none
    case generic
    case texts(Texts)
  }

  /// What an unknown value does, for the rule and for single names.
  package struct Missing: Sendable {
    package enum Policy: String, Sendable, CaseIterable, BitwiseCopyable {
      case noHit = "no-hit"
      case hit, review
    }

    package var policy: Policy
    package var byName: [(name: Placed<String>, policy: Policy)]

    package init(policy: Policy = .noHit, byName: [(name: Placed<String>, policy: Policy)] = []) {
      self.policy = policy
      self.byName = byName
    }
  }
}
