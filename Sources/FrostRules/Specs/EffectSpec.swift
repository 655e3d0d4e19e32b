package import CEL

/// Texts by language, sorted by language tag (`en`, `zh-CN`); a text may have holes: `{payee_age}`, `{amount / balance:%}`.
package typealias Texts = [LocalText]

/// A text in one language.
package struct LocalText: Sendable {
  package var language: String
  package var text: Placed<String>

  package init(language: String, text: Placed<String>) {
    self.language = language
    self.text = text
  }
}

extension RuleSpec {
  /// One entry of `then`: a floor, or an effect that needs no score.
  package struct Effect: Sendable {
    package enum Kind: Sendable {
      case alert(AlertText)
      case escalate(to: String, priority: String)
      case stepUp(factors: [String])
      case hold
      /// Scopes; empty: the policy's.
      case freeze(scopes: [String])
      /// What the value of the field `on` is called for so many milliseconds.
      case label(name: Placed<String>, on: Placed<String>, lasts: Int64)
    }

    package var kind: Kind
    package var condition: Placed<String>?
    /// At most once in so many milliseconds for the account.
    package var once: Int64?
    package var place: SourcePlace

    package init(kind: Kind, condition: Placed<String>? = nil, once: Int64? = nil, at place: SourcePlace) {
      self.kind = kind
      self.condition = condition
      self.once = once
      self.place = place
    }
  }

  package enum AlertText: Sendable {
    case texts(Texts)
    /// The texts of the case that the text field `field` names.
    case pick(field: Placed<String>, cases: [(value: String, texts: Texts)])
  }
}
