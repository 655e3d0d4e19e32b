package import CEL

/// A text with holes: `{payee_age}`, `{amount / balance:%}`.
package struct TextTemplate: Sendable {
  package enum Part: Sendable {
    case literal(String)
    case hole(CheckedExpression, Format)
  }

  package enum Format: Sendable {
    case plain
    /// A share as whole percent.
    case percent
  }

  package let parts: [Part]
}
