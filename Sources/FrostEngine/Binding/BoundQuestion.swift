import FrostEvents
import FrostRules

/// What a rule asks of a list or a label, by symbols.
struct BoundQuestion: Sendable {
  enum Of: Sendable {
    case list(Int)
    case label(Symbol, kind: Symbol)
  }

  let of: Of
  /// The text that is looked for.
  let slot: Int
  let answer: Int

  init(_ derived: DerivedSlot, symbols: inout SymbolTable) {
    answer = derived.slot
    switch derived.question {
    case .isMember(let list, let slot):
      of = .list(list)
      self.slot = slot
    case .hasLabel(let label, let kind, let slot):
      of = .label(symbols.intern(label), kind: symbols.intern(kind))
      self.slot = slot
    }
  }
}
