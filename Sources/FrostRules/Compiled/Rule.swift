package import CEL
package import FrostEvents

/// A checked rule.
package struct Rule: Sendable {
  package let id: String
  /// Changes with the rule's text and with the definition of any feature it reads: 8 characters.
  package let version: String
  package let title: Texts
  package let owner: String
  package let tags: [String]
  package let stage: RuleSpec.Stage
  package let subject: RuleSpec.Subject
  package let types: [TypePhase]
  /// All must hold; of a term's alternatives one is enough.
  package let terms: [Term]
  package let unless: [CheckedExpression]
  package let score: CheckedExpression?
  package let more: [Addition]
  package let effects: [Effect]
  package let say: [LocalTemplate]
  package let tell: Tell
  package let missing: Missing
  /// Numbers of the features that any part of it reads, ascending.
  package let features: [Int]
  /// Slots of fields and features that any part of it reads, ascending.
  package let slots: [Int]

  package struct Term: Sendable {
    package let alternatives: [CheckedExpression]
    /// As it is written: `a || b` for alternatives.
    package let text: String
  }

  package struct Addition: Sendable {
    package let condition: CheckedExpression
    package let score: CheckedExpression
  }

  package enum Tell: Sendable {
    case none
    case generic
    case texts([LocalTemplate])
  }

  package struct Missing: Sendable {
    package let policy: RuleSpec.Missing.Policy
    package let byName: [(name: String, policy: RuleSpec.Missing.Policy)]
  }

  package struct Effect: Sendable {
    package enum Kind: Sendable {
      case alert(AlertTemplates)
      case escalate(to: String, priority: String)
      case stepUp(factors: [String])
      case hold
      case freeze(scopes: [String])
      /// The value of a field is called so for so many milliseconds.
      case label(name: String, field: Int, lasts: Int64)
    }

    package let kind: Kind
    package let condition: CheckedExpression?
    /// Milliseconds.
    package let once: Int64?
  }

  package enum AlertTemplates: Sendable {
    case texts([LocalTemplate])
    case pick(field: Int, cases: [(value: String, texts: [LocalTemplate])])
  }
}

/// A text with holes in one language.
package struct LocalTemplate: Sendable {
  package let language: String
  package let template: TextTemplate
}
